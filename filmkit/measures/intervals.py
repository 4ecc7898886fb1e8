"""Say how far chance could have moved a number: exact intervals and thresholds."""

from math import erfc, exp, lgamma, log, log1p, sqrt


def interval(hits: int, units: int, level: float = 0.95) -> tuple[float, float]:
    """
    Return the exact interval of a share: all shares that do not make `hits` a surprise.

    The lower end p has P(X >= hits) = (1 - level) / 2 for X binomial(units, p), the upper end
    P(X <= hits) = (1 - level) / 2; the ends are 0 where hits = 0 and 1 where hits = units.

    Parameters
    ----------
    hits, units : int
        0 <= hits <= units, units > 0.
    level : float
        Between 0 and 1.

    Returns
    -------
    tuple of float
        Lower and upper end, between 0 and 1.

    Raises
    ------
    ValueError
        There are no units, or more hits than units.

    References
    ----------
    Clopper and Pearson, The use of confidence or fiducial limits illustrated in the case of the
    binomial, Biometrika 26 (1934).
    """
    if not 0 <= hits <= units or not units:
        raise ValueError(f"{hits} of {units} is no share")
    return _lower(hits, units, level), 1 - _lower(units - hits, units, level)


def threshold(p: float = 0.05, tests: int = 1) -> float:
    """
    Return the value that chi-square with one degree of freedom exceeds with probability p / tests.

    The division by the number of tests is Bonferroni's: among so many tests, even one beyond
    the threshold is a surprise. It solves erfc(sqrt(x / 2)) = p / tests.

    Parameters
    ----------
    p : float
        Between 0 and 1.
    tests : int
        How many differences are tested at once; at least 1.

    Returns
    -------
    float
        In the unit of G2: 3.84 for one test at .05.

    Raises
    ------
    ValueError
        p is not between 0 and 1, or there is no test.

    References
    ----------
    Dunn, Multiple comparisons among means, Journal of the American Statistical Association 56
    (1961), for the division; Abramowitz and Stegun, Handbook of Mathematical Functions (1964),
    26.4, for the distribution.
    """
    if not 0 < p < 1 or tests < 1:
        raise ValueError(f"no threshold for p = {p} and {tests} tests")
    low, high = 0.0, 1500.0  # beyond it erfc is 0
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if erfc(sqrt(middle / 2)) > p / tests else (low, middle)
    return low


def _lower(hits: int, units: int, level: float) -> float:
    """Halve the range of p until P(X >= hits) is (1 - level) / 2; the tail grows with p."""
    low, high = 0.0, 1.0
    while hits and low < (middle := (low + high) / 2) < high:
        tail = sum(_binomial(count, units, middle) for count in range(hits, units + 1))
        low, high = (middle, high) if tail < (1 - level) / 2 else (low, middle)
    return low


def _binomial(hits: int, units: int, p: float) -> float:
    ways = lgamma(units + 1) - lgamma(hits + 1) - lgamma(units - hits + 1)
    return exp(ways + hits * log(p) + (units - hits) * log1p(-p))
