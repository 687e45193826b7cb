#!/usr/bin/env python3
"""Holds `liantuctl gaps` against the rules of DESIGN.md section 6 once more, computed here from the file's rows alone.

Usage: gaps-peer.py LIANTUCTL BENCH_GENERATE. On the samples, and on invented workspaces to which rings of flows, thresholds,
overrides and figures that nobody would type are added.
"""

import json
import math
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile

SAMPLES = {'xianning': '咸宁市', 'xinzheng': '新郑市', 'quanzhou': None}
FACTORS = ('demand', 'supply', 'bridge', 'criticality', 'prospects')
RULES = {'min_count': 2, 'min_revenue_wan': 10000, 'single_share': 0.8, 'prospects_full': 3, 'weight_demand': 35,
         'weight_supply': 15, 'weight_bridge': 20, 'weight_criticality': 20, 'weight_prospects': 10}
TOLERANCE = 1e-9


def may_be(name, value):
    if name in ('min_count', 'prospects_full'):
        return 1 <= value <= 1000 and value == int(value)
    if name == 'min_revenue_wan':
        return 0 < value <= 1e10
    if name == 'single_share':
        return 0 < value <= 1
    return 0 <= value <= 100


class Document:
    """The rows, by table, as dictionaries."""

    def __init__(self, path):
        self.db = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
        self.db.row_factory = sqlite3.Row
        for table in ('region', 'chain', 'segment', 'flow', 'enterprise', 'figure', 'honour', 'participation', 'target',
                      'project', 'purpose', 'threshold', 'override'):
            setattr(self, table, [dict(row) for row in self.db.execute(f'SELECT * FROM "{table}"')])
        self.db.close()
        self.parents = {row['id']: row['parent'] for row in self.region}

    def above(self, region):
        found = []
        while region is not None and region not in found:
            found.append(region)
            region = self.parents[region]
        return found

    def rules(self, viewpoint):
        rules = {}
        for name, default in RULES.items():
            stored = {row['region']: row['value'] for row in self.threshold if row['name'] == name}
            value = next((stored[r] for r in self.above(viewpoint) + [None] if r in stored), default)
            rules[name] = value if may_be(name, value) else default
        if sum(rules[f'weight_{f}'] for f in FACTORS) == 0:
            rules.update({f'weight_{f}': RULES[f'weight_{f}'] for f in FACTORS})
        return rules

    def local(self, viewpoint):
        return {region for region in self.parents if viewpoint in self.above(region)}


class Peer:
    """What liantuctl should say of every segment at one viewpoint."""

    def __init__(self, document, viewpoint):
        self.document, self.viewpoint = document, viewpoint
        self.rules = document.rules(viewpoint)
        self.here = document.local(viewpoint)
        self.revenue = self.latest_revenues()
        self.members, self.leaders = self.locals_by_segment()
        self.projects = self.projects_by_segment()
        self.computed = {row['id']: self.judge(row['id']) for row in document.segment}
        self.override = self.overrides()
        self.coverage = {s: self.override[s]['coverage'] if s in self.override else c for s, c in self.computed.items()}
        self.covered = {s for s, c in self.coverage.items() if c in ('weak', 'single', 'present', 'strong')}
        self.buyers = {s: {f['buyer'] for f in document.flow if f['supplier'] == s} - {s} for s in self.computed}
        self.suppliers = {s: {f['supplier'] for f in document.flow if f['buyer'] == s} - {s} for s in self.computed}
        self.action = {s: self.call(s) for s in self.computed}
        self.factors = self.weigh()

    def latest_revenues(self):
        found = {}
        for row in sorted(self.document.figure, key=lambda r: (-math.inf if r['year'] is None else r['year'], r['id'])):
            if row['revenue_wan'] is not None:
                found[row['enterprise']] = row['revenue_wan']
        return found

    def locals_by_segment(self):
        operating = {e['id'] for e in self.document.enterprise if e['region'] in self.here and e['status'] in (None, 'operating')}
        heads = {h['enterprise'] for h in self.document.honour if h['name'] == '链主'}
        members, leaders = {}, {}
        for row in self.document.participation:
            if row['enterprise'] in operating:
                members.setdefault(row['segment'], set()).add(row['enterprise'])
                if row['role'] == 'leader' or row['enterprise'] in heads:
                    leaders.setdefault(row['segment'], set()).add(row['enterprise'])
        return members, leaders

    def projects_by_segment(self):
        coming = {p['id'] for p in self.document.project if p['stage'] in ('signed', 'landed', 'construction')
                  and (p['region'] in self.here or p['park'] in self.here)}
        found = {}
        for row in self.document.purpose:
            if row['project'] in coming:
                found.setdefault(row['segment'], set()).add(row['project'])
        return found

    def overrides(self):
        rows = [row for row in self.document.override if row['region'] == self.viewpoint]
        return {row['segment']: row for row in sorted(rows, key=lambda r: (r['dated'], r['id']))}

    def judge(self, segment):
        members, leaders = self.members.get(segment, ()), self.leaders.get(segment, ())
        money = [self.revenue[e] for e in members if e in self.revenue]
        known = len(money) == len(members)
        if not members:
            return 'arriving' if self.projects.get(segment) else 'missing'
        if leaders and len(members) >= self.rules['min_count']:
            return 'strong'
        if not leaders and (len(members) < self.rules['min_count'] or (known and sum(money) < self.rules['min_revenue_wan'])):
            return 'weak'
        if len(members) == 1 or (known and sum(money) > 0 and max(money) >= self.rules['single_share'] * sum(money)):
            return 'single'
        return 'present'

    def call(self, segment):
        if self.coverage[segment] == 'missing':
            up, down = self.suppliers[segment] & self.covered, self.buyers[segment] & self.covered
            return 'fill' if up and down else 'extend' if up or down else 'build'
        return {'weak': 'strengthen', 'single': 'secure'}.get(self.coverage[segment], 'none')

    def demands(self):
        money, number = {}, {}
        for segment, buyers in self.buyers.items():
            there = [e for buyer in buyers for e in self.members.get(buyer, ())]
            recorded = [self.revenue[e] for e in there if e in self.revenue]
            number[segment] = len(there)
            if recorded:
                money[segment] = sum(recorded)
        most_money, most = max(money.values(), default=0), max(number.values(), default=0)

        def share(part, whole):
            return min(max(part / whole, 0), 1) if whole > 0 else 0

        return {s: share(money[s], most_money) if s in money else share(number[s], most) for s in self.buyers}

    def bridges(self):
        chain = {row['id']: row['chain'] for row in self.document.segment}
        reach = {}
        for segment in chain:
            seen, queue = set(), [segment]
            while queue:
                for buyer in self.buyers[queue.pop()]:
                    if chain[buyer] == chain[segment] and buyer not in seen:
                        seen.add(buyer)
                        queue.append(buyer)
            reach[segment] = seen
        pairs = {}
        for a in self.covered:
            pairs[chain[a]] = pairs.get(chain[a], 0) + len((reach[a] & self.covered) - {a})
        found = {}
        for s in chain:
            ends = (reach[s] & self.covered) - {s}
            through = sum(len(ends - {a}) for a in self.covered if a != s and s in reach[a])
            found[s] = through / pairs[chain[s]] if pairs.get(chain[s]) else 0
        return found

    def weigh(self):
        demands, bridges = self.demands(), self.bridges()
        found = {}
        for row in self.document.segment:
            s = row['id']
            targets = sum(1 for t in self.document.target if t['segment'] == s)
            found[s] = {
                'demand': demands[s],
                'supply': len(self.suppliers[s] & self.covered) / len(self.suppliers[s]) if self.suppliers[s] else 0,
                'bridge': bridges[s],
                'criticality': min(max(row['criticality'] or 0, 0), 3) / 3,
                'prospects': min(targets / self.rules['prospects_full'], 1),
            }
        return found

    def priority(self, segment):
        if self.action[segment] == 'none':
            return None
        weights = {f: self.rules[f'weight_{f}'] for f in FACTORS}
        return 100 * sum(weights[f] * self.factors[segment][f] for f in FACTORS) / sum(weights.values())


def same(what, ours, theirs):
    fine = ours == theirs
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        fine = math.isfinite(theirs) and abs(ours - theirs) <= TOLERANCE
    if not fine:
        sys.exit(f'{what}: {ours!r} expected, liantuctl says {theirs!r}')


def compare(liantuctl, path, document, region):
    """Returns which coverages and actions came up."""
    peer = Peer(document, region['id'])
    where = '/'.join(next(r['name'] for r in document.region if r['id'] == key) for key in reversed(document.above(region['id'])))
    said = json.loads(subprocess.run([liantuctl, 'gaps', path, '--region', where, '--json'], check=True, stdout=subprocess.PIPE).stdout)
    chains = {row['id']: row for row in document.chain}
    answers = {(entry['chain'], entry['segment']): entry for entry in said['segments']}
    same('segments', len(document.segment), len(said['segments']))
    for name, value in peer.rules.items():
        same(f'{where}: {name}', value, said['rules'][name])
    for row in document.segment:
        s, entry = row['id'], answers[chains[row['chain']]['name'], row['name']]
        label = f'{path.name} at {where}, {entry["chain"]}/{entry["segment"]}'
        held = peer.override.get(s)
        same(f'{label}: computed', peer.computed[s], entry['computed'])
        same(f'{label}: coverage', peer.coverage[s], entry['coverage'])
        same(f'{label}: override', held and {k: held[k] for k in ('coverage', 'reason', 'owner', 'dated')}, entry['override'])
        same(f'{label}: action', peer.action[s], entry['action'])
        same(f'{label}: priority', peer.priority(s), entry['priority'])
        for factor in FACTORS:
            same(f'{label}: {factor}', peer.factors[s][factor], entry['factors'][factor])
    check_order(liantuctl, path, document, where, peer)
    return set(peer.coverage.values()) | set(peer.action.values())


def check_order(liantuctl, path, document, where, peer):
    """The list that people read begins with the gaps, the first one first."""
    lines = subprocess.run([liantuctl, 'gaps', path, '--region', where], check=True, stdout=subprocess.PIPE).stdout.decode().splitlines()
    chains = sorted(document.chain, key=lambda c: (math.inf if c['ordinal'] is None else c['ordinal'], c['name'].encode(), c['id']))
    place = {row['id']: i for i, row in enumerate(chains)}
    gaps = [row for row in document.segment if peer.action[row['id']] != 'none']
    gaps.sort(key=lambda row: (-round(peer.priority(row['id']), 9), place[row['chain']], row['name'].encode()))
    same(f'{where}: lines', len(document.segment), len(lines))
    same(f'{where}: order', [[chains[place[row['chain']]]['name'], row['name']] for row in gaps],
         [line.split('\t')[1:3] for line in lines[:len(gaps)]])


def doctor(path, seed):
    """Rings, doubles, thresholds, overrides: whatever a file from elsewhere may hold."""
    chance = random.Random(seed)
    db = sqlite3.connect(path)
    segments = db.execute('SELECT id, chain FROM segment ORDER BY id').fetchall()
    regions = [row[0] for row in db.execute('SELECT id FROM region ORDER BY id')]
    home = int(db.execute("SELECT value FROM meta WHERE name = 'home'").fetchone()[0])
    key = iter(range(1000, 100000))
    for _ in range(len(segments)):
        supplier, chain = chance.choice(segments)
        buyer = chance.choice([s for s in segments if s[1] == chain or chance.random() < 0.02])[0]
        db.execute('INSERT INTO flow (id, supplier, buyer) VALUES (?, ?, ?)', (next(key), supplier, buyer))
    for i in range(0, len(segments), 5):
        db.execute('UPDATE segment SET criticality = ? WHERE id = ?', (chance.choice([None, -2, 0, 1, 2, 3, 9]), segments[i][0]))
        for region in (home, home, chance.choice(regions)):
            db.execute('INSERT INTO override VALUES (?, ?, ?, ?, ?, ?, ?)',
                       (next(key), region, segments[i][0], chance.choice(['missing', 'arriving', 'weak', 'single', 'present', 'strong']),
                        '认定', chance.choice([None, '王科长']), f'2026-11-{chance.randint(1, 3):02}'))
    for region, name, value in ((home, 'weight_demand', 50), (None, 'weight_bridge', 0), (None, 'min_count', 3), (home, 'min_revenue_wan', 0),
                                (None, 'single_share', 0.6), (home, 'single_share', 7), (None, 'prospects_full', 2)):
        db.execute('INSERT INTO threshold VALUES (?, ?, ?, ?)', (next(key), region, name, value))
    db.execute('UPDATE figure SET revenue_wan = -revenue_wan WHERE id % 50 = 0')
    db.execute('INSERT INTO participation SELECT id % 1000000 + 10, enterprise, segment, NULL FROM participation WHERE id % 9 = 0')
    db.commit()
    db.close()


def main():
    liantuctl, generate = sys.argv[1:]
    seen = set()
    with tempfile.TemporaryDirectory() as folder:
        for sample, wanted in SAMPLES.items():
            path = pathlib.Path(folder) / f'{sample}.liantu'
            subprocess.run([liantuctl, 'new', path, '--sample', sample], check=True)
            document = Document(path)
            places = sorted(document.region, key=lambda r: (r['name'] != wanted, r['id']))
            for region in places[:4]:
                seen |= compare(liantuctl, path, document, region)
        for seed in (1, 2):
            path = pathlib.Path(folder) / f'random-{seed}.liantu'
            subprocess.run([generate, '--seed', str(seed), '--segments', '120', '--chains', str(3 * seed), '--enterprises', '1500',
                            '--participations', '1200', '--cross', '0.15', path], check=True, stdout=subprocess.DEVNULL)
            doctor(path, seed)
            document = Document(path)
            home = next(r for r in document.region if r['name'] == '湖北省')
            under = [r for r in document.region if r['parent'] == home['id']]
            for region in [home, next(r for r in document.region if r['parent'] is None)] + under[:2]:
                seen |= compare(liantuctl, path, document, region)
    lacking = {'missing', 'arriving', 'weak', 'single', 'present', 'strong', 'fill', 'extend', 'build', 'strengthen', 'secure', 'none'} - seen
    if lacking:
        sys.exit(f'never came up: {", ".join(sorted(lacking))}')


if __name__ == '__main__':
    main()
