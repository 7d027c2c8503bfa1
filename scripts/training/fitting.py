"""Fitting the weights: the likelihood of the known trees among all trees, with a small ridge.

A story's tree has probability exp(sum of its claims' weights) / Z; Z and the gradient follow from the directed
matrix-tree theorem (Koo, Globerson, Carreras & Collins, EMNLP 2007). Where the gold allows several parents, the
likelihood is that of all allowed trees together (a latent choice). So weights are learned in the very model that uses them, and
its probabilities need no second calibration. Numbers are scaled to unit mean square first; signs that the meaning of a clue
fixes are kept by bounds. L-BFGS-B; O(vertices^3) a story and step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from training.examples import Example

RIDGE = 5.0  # penalty on half the squared scaled weights
STEPS = 250
FLOOR = -30.0  # log; as in tracer.lineage.marginals, lower potentials are as good as none
FOR = frozenset(  # clues that can only speak for what they are found on
    [
        "added-head",
        "alone",
        "attested",
        "besides-claim",
        "besides-longest",
        "besides-named",
        "cut-tail",
        "earlier",
        "earlier-sentences",
        "earlier-share",
        "errors",
        "feeds",
        "full",
        "hidden-children",
        "hidden-lines",
        "inherited-line",
        "inserted",
        "kin-children",
        "kin-words",
        "later-hours",
        "lead",
        "longest",
        "named-by-others",
        "names",
        "order",
        "order-odds",
        "portion",
        "reports",
        "root-feeding",
        "root-own-mark",
        "runs",
        "same-outlet",
        "siblings-children",
        "traces",
        "words",
    ]
)
AGAINST = frozenset(  # and those that can only speak against it
    [
        "behind-share",
        "besides-later",
        "both-credit",
        "both-siblings",
        "dropped",
        "earlier-holders",
        "explained-kin",
        "fuller-rival",
        "hidden-lone",
        "hidden-outvoted",
        "hidden-present",
        "kin-mark",
        "lacking",
        "lacking-edited",
        "lacking-quotes",
        "later",
        "later-soon",
        "lost-quotes",
        "lost-sentence",
        "lost-sentences",
        "missing-share",
        "names-child",
        "parent-credit",
        "reports-child",
        "root-equal",
        "root-joint",
        "root-residue",
        "root-sentence-share",
        "root-unseen",
        "root-wording",
    ]
)


def tree_marginals(
    example: Example, weight: NDArray[np.float64], mask: NDArray[np.bool_] | None = None
) -> tuple[float, NDArray[np.float64]]:
    """Return log Z and each claim's probability, over all trees or those of the masked claims alone."""
    size, root = example.vertices, example.vertices
    parent, child = example.parent, example.child
    seen = weight if mask is None else np.where(mask, weight, -np.inf)
    best = np.full(size, -np.inf)
    np.maximum.at(best, child, seen)
    best[example.articles :] = 0.0
    potential = np.where(np.isfinite(seen), np.exp(np.maximum(seen - best[child], FLOOR)), 0.0)
    across = np.zeros((size + 1, size))
    np.add.at(across, (parent, child), potential)
    across[root, example.articles :] = 1.0  # hypothetical sources hang from the root
    laplacian = np.diag(across.sum(axis=0)) - across[:size]
    inverse = np.linalg.inv(laplacian)
    inner = parent != root
    reach = inverse[child, child] - np.where(inner, inverse[child, np.where(inner, parent, 0)], 0.0)
    return float(best.sum() + np.linalg.slogdet(laplacian)[1]), potential * reach


def fit_trees(examples: Sequence[Example], fixed: Mapping[str, float]) -> dict[str, float]:
    """Return the weight of every number that occurs; `fixed` ones are taken as given."""
    names = sorted({name for e in examples for n in e.numbers for name in n} - set(fixed))
    matrices = [_matrix(example.numbers, names) for example in examples]
    offsets = [
        np.array([sum(fixed.get(name, 0.0) * x for name, x in n.items()) for n in e.numbers])
        for e in examples
    ]
    scale = np.sqrt(np.mean([(m**2).mean(axis=0) for m in matrices], axis=0))
    scale = np.where(scale > 0, np.maximum(scale, 1e-3), 1.0)
    matrices = [m / scale for m in matrices]

    def loss(theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, slope = RIDGE * float(theta @ theta) / 2, RIDGE * theta
        for example, matrix, offset in zip(examples, matrices, offsets, strict=True):
            weight = matrix @ theta + offset
            everything, probable = tree_marginals(example, weight)
            allowed, right = tree_marginals(example, weight, example.allowed)
            value += everything - allowed
            slope = slope + matrix.T @ (probable - right)
        return value, slope

    return _fitted(loss, names, scale)


def fit_choices(rows: Sequence[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Return the weights of a logistic regression: numbers, and whether it was so."""
    names = sorted({name for numbers, _ in rows for name in numbers})
    matrix = _matrix([numbers for numbers, _ in rows], names)
    truth = np.array([so for _, so in rows], dtype=np.float64)
    spread = np.sqrt((matrix**2).mean(axis=0))
    scale = np.where(spread > 0, spread, 1.0)
    matrix = matrix / scale

    def loss(theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = matrix @ theta
        value = float((np.logaddexp(0.0, odds) - truth * odds).sum() + theta @ theta / 2)
        return value, matrix.T @ (1.0 / (1.0 + np.exp(-odds)) - truth) + theta

    return _fitted(loss, names, scale)


def _matrix(numbers: Sequence[Mapping[str, float]], names: Sequence[str]) -> NDArray[np.float64]:
    place = {name: column for column, name in enumerate(names)}
    matrix = np.zeros((len(numbers), len(names)))
    for row, one in enumerate(numbers):
        for name, value in one.items():
            if name in place:
                matrix[row, place[name]] = value
    return matrix


def _fitted(loss: object, names: Sequence[str], scale: NDArray[np.float64]) -> dict[str, float]:
    bounds = [(0.0 if n in FOR else None, 0.0 if n in AGAINST else None) for n in names]
    found = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": STEPS}
    )
    return {name: round(float(x), 3) + 0.0 for name, x in zip(names, found.x / scale, strict=True)}
