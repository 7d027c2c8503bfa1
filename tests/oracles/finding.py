"""Who shares fingerprints with a text, told by looking at every stored text in turn."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from tracer.index.prints import prints_of


def heads(text, params):
    """Return a text's fingerprints as the index compares them: on their highest 40 bits."""
    return {int(value) >> 24 for value in prints_of([text], params)[0].tolist()}


def found(articles, text, params, limit, group_read, sample):
    """Return [(ids, shared, stock)], best first; `articles` each have an id, a text and an outlet."""
    holders = defaultdict(list)
    for article in articles:
        holders[article.text].append(article)
    texts = sorted(holders, key=lambda t: hashlib.sha256(t.encode()).digest())
    own = {t: heads(t, params) for t in texts}
    asked = heads(text, params)
    groups = {}
    for value in asked:
        group = [t for t in texts if value in own[t]]
        read = group[:group_read]
        outlets = [a.outlet for t in group[:sample] for a in holders[t]]
        different = len(set(outlets) - {None}) + outlets.count(None)
        crowd = len(group) > params.crowd and different < params.stock_outlets * len(group[:sample])
        groups[value] = (read, crowd, len(group) <= params.rare_holders)
    mostly_stock = sum(crowd for _, crowd, _ in groups.values()) >= params.stock_share * len(asked)
    shared, stock, rare = defaultdict(int), defaultdict(int), set()
    for read, crowd, few in groups.values():
        if crowd and not mostly_stock:
            continue
        for t in read:
            shared[t] += 1
            stock[t] += crowd
            if few:
                rare.add(t)
    kept = [
        t
        for t in texts
        if shared[t]
        and (
            shared[t] - stock[t] >= params.shared_least
            or t in rare
            or shared[t] >= params.stock_share * min(len(asked), len(t.encode()) // 30 + 1)
        )
    ]
    kept.sort(
        key=lambda t: (stock[t] - shared[t], -shared[t])
    )  # stable: ties stay in the order of their keys
    answer, room = [], limit
    for t in kept:
        if room > 0:
            ids = sorted(a.id for a in holders[t])
            answer.append((tuple(ids[:room]), shared[t], stock[t]))
            room -= len(ids)
    return answer
