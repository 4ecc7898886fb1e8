"""Small machines that a learner can see through: they answer, write, remember and flatter."""
