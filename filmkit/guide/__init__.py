"""
The teacher's guide: pages made from the same data as the lessons, and handouts on paper.

├── notebooks  what a lesson asks, in its order, read from the lesson itself
├── lessons    one page for each lesson: plan, board, answers, variations
├── claims     lesson 08 on paper
├── selected   rows that a sheet and its key both need
├── keys       the kit's own coding behind the sheets; for teachers only
├── sheets     what learners get in a room without computers; holds no answers
├── letters    the letter to parents
└── pages      fills the templates and writes the files
"""

from filmkit.guide.pages import write_guide

__all__ = ["write_guide"]
