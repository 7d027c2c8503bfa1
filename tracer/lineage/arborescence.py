"""The maximum spanning arborescence of a weighted digraph: the likeliest tree of who copied whom.

Edmonds' branching in Tarjan's form: J. Edmonds, "Optimum branchings", J. Res. NBS 71B (1967); R. E. Tarjan,
"Finding optimum branchings", Networks 7 (1977). Each vertex keeps its entering edges in a mergeable heap (skew
heap with lazy addition: Sleator & Tarjan 1986); cycles are contracted into new vertices and expanded at the end.
O(E log V) for the contraction; the expansion climbs the nesting of the cycles, O(V) a cycle at worst.

Departure from the paper: ties are broken by the edge's index, so that the same edges give the same tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Edge = tuple[int, int, float]  # parent, child, weight


class _Heap:
    """A max-heap of edge indices by weight that melds in O(log n) amortised."""

    __slots__ = ("edge", "lazy", "left", "right", "weight")

    def __init__(self, weight: float, edge: int) -> None:
        self.weight = weight
        self.edge = edge
        self.left: _Heap | None = None
        self.right: _Heap | None = None
        self.lazy = 0.0  # to be added to every weight below

    def settle(self) -> None:
        """Hand the pending addition down one level."""
        if self.lazy:
            self.weight += self.lazy
            for child in (self.left, self.right):
                if child is not None:
                    child.lazy += self.lazy
            self.lazy = 0.0


def _meld(a: _Heap | None, b: _Heap | None) -> _Heap | None:
    """Meld two heaps; iterative, since a heap of equal weights may be a long path."""
    spine: list[_Heap] = []
    while a is not None and b is not None:
        a.settle()
        b.settle()
        if (a.weight, -a.edge) < (b.weight, -b.edge):
            a, b = b, a
        spine.append(a)
        a = a.right
    merged = a if a is not None else b
    while spine:
        top = spine.pop()
        top.left, top.right = merged, top.left
        merged = top
    return merged


def _find(parent: list[int], vertex: int) -> int:
    while parent[vertex] != vertex:
        parent[vertex] = parent[parent[vertex]]
        vertex = parent[vertex]
    return vertex


def maximum_arborescence(vertices: int, root: int, edges: Sequence[Edge]) -> list[int]:
    """Return for each vertex the index of the edge that enters it (-1 for the root).

    `edges` are (parent, child, weight); every vertex must be reachable from `root`, else ValueError.
    """
    heaps: list[_Heap | None] = [None] * vertices
    for index, (parent, child, weight) in enumerate(edges):
        if child not in (root, parent):
            heaps[child] = _meld(heaps[child], _Heap(weight, index))
    group = list(range(vertices))  # union-find over vertices and contracted cycles
    inside = [-1] * vertices  # the cycle that a vertex was contracted into
    entering = [-1] * vertices
    done = [False] * vertices
    done[root] = True
    for start in range(vertices):
        path: list[int] = []
        on_path: set[int] = set()
        at = _find(group, start)
        while not done[at]:
            path.append(at)
            on_path.add(at)
            entering[at] = _take_best(heaps, group, edges, at)
            at = _find(group, edges[entering[at]][0])
            if at in on_path:
                at = _contract(path, on_path, at, heaps, group, inside)
                entering.append(-1)
                done.append(False)
        for vertex in path:
            done[vertex] = True
    return _expand(vertices, root, edges, entering, inside)


def _take_best(heaps: list[_Heap | None], group: list[int], edges: Sequence[Edge], vertex: int) -> int:
    """Pop the best edge that enters `vertex` from outside; what remains is worth its loss against it."""
    while (top := heaps[vertex]) is not None:
        top.settle()
        heaps[vertex] = _meld(top.left, top.right)
        if _find(group, edges[top.edge][0]) != vertex:
            rest = heaps[vertex]
            if rest is not None:
                rest.lazy -= top.weight
            return top.edge
    raise ValueError(f"vertex {vertex} cannot be reached from the root")


def _contract(
    path: list[int],
    on_path: set[int],
    closing: int,
    heaps: list[_Heap | None],
    group: list[int],
    inside: list[int],
) -> int:
    """Melt the cycle at the end of `path` that closes at `closing` into one new vertex; return it."""
    cycle = len(group)
    group.append(cycle)
    inside.append(-1)
    heap: _Heap | None = None
    while True:
        member = path.pop()
        on_path.discard(member)
        inside[member] = cycle
        group[member] = cycle
        heap = _meld(heap, heaps[member])
        if member == closing:
            break
    heaps.append(heap)
    return cycle


def _expand(
    vertices: int, root: int, edges: Sequence[Edge], entering: list[int], inside: list[int]
) -> list[int]:
    """Open the cycles from the outermost in: the edge that enters a cycle enters every cycle around its end, in the place of their own."""
    opened: set[int] = set()
    for cycle in range(len(entering) - 1, vertices - 1, -1):
        member = edges[entering[cycle]][1]
        while cycle not in opened and member != cycle:
            entering[member] = entering[cycle]
            opened.add(member)
            member = inside[member]
    chosen = entering[:vertices]
    chosen[root] = -1
    return chosen
