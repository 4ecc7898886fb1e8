"""
Count what tables and texts say: pure functions, no Jupyter, no drawing.

A measure of the tables is a measure of the synopsis and of its coding, never of the film.

├── of_tables      who is together where, themes, technologies, moods, scores of real AI
├── coefficients   kappa, alpha and AC1 of readers' codes, or the reason why there is none
├── agreement      everything at once about two readers: table, share, coefficients
├── groups         the same about a whole group of readers
├── cuts           where two readers divide a story; plot order against story order
├── texts          words, concordance, frequencies
├── keywords       words that set two texts apart
├── feelings       sums of a list of weighted words; moving averages
├── shots          lengths of shots, two logs of one passage
├── shot_files     a log of shots as CSV and for ELAN
└── intervals      exact interval of a share, thresholds for many tests
"""

from filmkit.measures.agreement import (
    PREVALENT,
    Agreement,
    Share,
    agreement,
    percent,
    table2,
)
from filmkit.measures.coefficients import (
    LEAST,
    UNSURE,
    Codes,
    Coefficient,
    ac1,
    alpha,
    code_pairs,
    kappa,
    takes_side,
)
from filmkit.measures.cuts import (
    CutAgreement,
    cut_agreement,
    reordered,
)
from filmkit.measures.feelings import (
    Feeling,
    negators,
    score,
    score_all,
    score_sequences,
    smooth,
    word_weights,
)
from filmkit.measures.groups import GroupAgreement, dispute, group_agreement
from filmkit.measures.intervals import (
    interval,
    threshold,
)
from filmkit.measures.keywords import (
    Keyness,
    g2,
    keyness,
    log_ratio,
)
from filmkit.measures.of_tables import (
    RULES,
    Rule,
    degrees,
    islands,
    matrix,
    moods,
    presence,
    present,
    span,
    technology_grid,
    theme_grid,
    ties,
    when,
)
from filmkit.measures.shot_files import (
    shots_csv,
    shots_eaf,
)
from filmkit.measures.shots import (
    SAME_CUT,
    CutMatch,
    Shot,
    ShotLengths,
    cut_into_shots,
    match_cuts,
    shot_lengths,
)
from filmkit.measures.texts import (
    Sorting,
    concordance,
    frequencies,
    tokens,
)

__all__ = [
    "Agreement",
    "Codes",
    "Coefficient",
    "CutAgreement",
    "CutMatch",
    "Feeling",
    "GroupAgreement",
    "Keyness",
    "LEAST",
    "PREVALENT",
    "RULES",
    "Rule",
    "SAME_CUT",
    "Share",
    "Shot",
    "ShotLengths",
    "Sorting",
    "UNSURE",
    "ac1",
    "agreement",
    "alpha",
    "code_pairs",
    "concordance",
    "cut_agreement",
    "cut_into_shots",
    "degrees",
    "dispute",
    "frequencies",
    "g2",
    "group_agreement",
    "interval",
    "islands",
    "kappa",
    "keyness",
    "log_ratio",
    "match_cuts",
    "matrix",
    "moods",
    "negators",
    "percent",
    "presence",
    "present",
    "reordered",
    "score",
    "score_all",
    "score_sequences",
    "shot_lengths",
    "shots_csv",
    "shots_eaf",
    "smooth",
    "span",
    "table2",
    "takes_side",
    "technology_grid",
    "theme_grid",
    "threshold",
    "ties",
    "tokens",
    "when",
    "word_weights",
]
