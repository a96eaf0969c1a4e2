"""What a table of claims comes down to: a few sums for each document, and from them for each source."""

from dataclasses import dataclass

import numpy as np

from measures.reliability.claims import ClaimTable, Floats, Positions


@dataclass(frozen=True, slots=True, eq=False)
class Documents:
    """One entry a document that has a claim of weight above 0; w is a claim's weight, c its credit.

    `source` is a position; `size` the sum of w, `credit` of wc, `square` of wc², `size2` of w²; `presence` the
    probability 1 - Π(1 - min(w, 1)) that the document has a claim at all, if weights are probabilities; `variance` the
    sum of w times the variance that is known beforehand.
    """

    source: Positions
    size: Floats
    credit: Floats
    square: Floats
    size2: Floats
    presence: Floats
    variance: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """One entry a source. `claims` and `documents` are plain counts of what has a weight above 0.

    `size`, `credit`, `square`, `presence`, `variance` add up the documents'; `between` and `within` are the sums of squares of an analysis of
    variance with documents as groups, `between_df` and `within_df` what each is divided by, `typical` the size of a
    document that belongs to them (n0; not finite where there is one document).
    With weight 1 everywhere `between_df` is documents - 1 and `within_df` claims - documents.
    """

    claims: Positions
    documents: Positions
    size: Floats
    credit: Floats
    square: Floats
    presence: Floats
    variance: Floats
    between: Floats
    within: Floats
    between_df: Floats
    within_df: Floats
    typical: Floats

    @property
    def share(self) -> Floats:
        """Mean credit of the claims by weight."""
        return self.credit / self.size


def counted(table: ClaimTable) -> Positions:
    """Positions of the sources that have a claim of weight above 0."""
    return np.unique(table.source[table.weight > 0])


def cluster(table: ClaimTable) -> tuple[Documents, Sums]:
    """The sums by document and by source, of the `counted` sources alone, which are numbered anew.

    Neither the order of rows nor names change a single bit of them.
    """
    sources = counted(table)
    rows = np.flatnonzero(table.weight > 0)
    source = np.searchsorted(sources, table.source[rows])
    known = np.zeros(len(rows)) if table.variance is None else table.variance[rows]
    documents = _documents(source, table.document[rows], table.credit[rows], table.weight[rows], known)
    return documents, sums_of(documents, np.bincount(source, minlength=len(sources)))


def _documents(source: Positions, document: Positions, c: Floats, w: Floats, known: Floats) -> Documents:
    # Adding in the order of the values: floating-point sums depend on the order, and rows come in any.
    order = np.lexsort((known, w, c, document, source))
    source, document = source[order], document[order]
    c, w, known = c[order], w[order], known[order]
    starts = np.ones(len(order), dtype=bool)
    starts[1:] = (source[1:] != source[:-1]) | (document[1:] != document[:-1])
    place = np.cumsum(starts) - 1
    with np.errstate(divide="ignore"):
        log_absent = np.log1p(-np.minimum(w, 1))
    count = int(starts.sum())
    added = (add_up(place, values, count) for values in (w, w * c, w * c * c, w * w, log_absent, w * known))
    size, credit, square, size2, absent, variance = added
    return _in_order(Documents(source[starts], size, credit, square, size2, -np.expm1(absent), variance))


def _in_order(d: Documents) -> Documents:
    """By source, then by value: so that the next sums do not depend on the documents' names either."""
    order = np.lexsort((d.variance, d.presence, d.size2, d.square, d.credit, d.size, d.source))
    columns = (d.size, d.credit, d.square, d.size2, d.presence, d.variance)
    return Documents(d.source[order], *(column[order] for column in columns))


def add_up(place: Positions, values: Floats, count: int) -> Floats:
    """The sum of the values at each of `count` places."""
    return np.asarray(np.bincount(place, values, count), dtype=np.float64)


def sums_of(d: Documents, claims: Positions) -> Sums:
    """The sums of each source, `claims` being how many each has."""
    sources = len(claims)

    def total(values: Floats) -> Floats:
        return add_up(d.source, values, sources)

    size, credit, square = total(d.size), total(d.credit), total(d.square)
    own = total(d.size2 / d.size)
    between_df = np.maximum(own - total(d.size2) / size, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        typical = (size - total(d.size**2) / size) / between_df
    return Sums(
        claims=claims,
        documents=np.bincount(d.source, minlength=sources),
        size=size,
        credit=credit,
        square=square,
        presence=total(d.presence),
        variance=total(d.variance),
        between=np.maximum(total(d.credit**2 / d.size) - credit**2 / size, 0),
        within=np.maximum(total(d.square - d.credit**2 / d.size), 0),
        between_df=between_df,
        within_df=np.maximum(size - own, 0),
        typical=typical,
    )
