"""Disjoint sets: which articles are connected (union by size, path halving; near-constant time a step)."""

from __future__ import annotations


class Groups:
    """A partition of 0..n-1 that is merged pair by pair."""

    __slots__ = ("_parent", "_size")

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))
        self._size = [1] * count

    def find(self, member: int) -> int:
        """Return the representative of the member's set."""
        parent = self._parent
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    def join(self, left: int, right: int) -> None:
        """Merge the sets of the two members."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return
        if self._size[a] < self._size[b]:
            a, b = b, a
        self._parent[b] = a
        self._size[a] += self._size[b]

    def sets(self) -> list[list[int]]:
        """Return the sets, each ascending, in the order of their least members."""
        found: dict[int, list[int]] = {}
        for member in range(len(self._parent)):
            found.setdefault(self.find(member), []).append(member)
        return list(found.values())
