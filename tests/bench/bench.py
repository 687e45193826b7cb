#!/usr/bin/env python3
"""Measures Liantu beside its peers, on the same generated data, in the same run. Started by build-aux/bench.

Ours and the peer take turns, and who begins alternates; what is short runs several times; a warm-up run that is not
counted comes first where it says so. Figures are medians (from the least to the greatest).
"""

import argparse
import contextlib
import json
import os
import pathlib
import resource
import shutil
import statistics
import struct
import subprocess
import sys
import time

from report import Report, percentile

PARTS = ('layout', 'open', 'pan', 'edit', 'layers', 'coverage', 'rank', 'matrix', 'search', 'table', 'import', 'export', 'growth')
HERE = pathlib.Path(__file__).resolve().parent


class Failed(Exception):
    pass


class Bench:
    def __init__(self, options):
        self.options = options
        self.tools = pathlib.Path(options.build).resolve()
        self.out = pathlib.Path(options.out).resolve()
        self.data = self.out / 'data'
        # What an earlier run left may be of another version.
        if self.data.exists() and not options.keep:
            shutil.rmtree(self.data)
        self.data.mkdir(parents=True, exist_ok=True)
        self.report = Report('Liantu, measured', verdicts=not options.quick)
        self.processor = 0
        self.xdot = not options.without_xdot
        if self.xdot:
            # Its modules belong to the Python that it names, which need not be the first on the path.
            with open(shutil.which('xdot'), encoding='utf-8') as script:
                self.xdot_python = script.readline()[2:].split()[-1]

        # What takes milliseconds.
        self.short_runs = 1 if options.quick else max(options.runs, 7)

    # --- Running ---

    def run(self, *command, timeout=900, check=True, stdout=subprocess.PIPE):
        """Returns the seconds it took, and what it printed; its processor time is in self.processor."""
        start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        try:
            done = subprocess.run([str(word) for word in command], stdout=stdout, stderr=subprocess.PIPE, timeout=timeout, check=False)
        except subprocess.TimeoutExpired:
            raise Failed(f'{pathlib.Path(command[0]).name} {command[1]} took more than {timeout} s') from None
        took, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        self.processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if check and done.returncode != 0:
            said = done.stderr.decode(errors='replace').strip().splitlines()
            raise Failed(f'{pathlib.Path(command[0]).name} {command[1]}: {said[-1] if said else done.returncode}')
        return took, (done.stdout or b'').decode()

    def figures(self, *command, **named):
        """What a program of ours measured: name → figures."""
        found = {}
        for line in self.run(*command, **named)[1].splitlines():
            name, _, value = line.partition('\t')
            found.setdefault(name, []).append(float(value))
        return found

    def program(self, name):
        return self.tools / 'tests' / 'bench' / name

    def engine(self, *arguments, **named):
        return self.figures(self.program('bench-engine'), *arguments, **named)

    def window(self, *arguments, **named):
        return self.figures(self.program('bench-window'), *arguments, **named)

    def probe(self, *arguments, **named):
        return self.figures(self.xdot_python, HERE / 'xdot-probe.py', *arguments, **named)

    def liantuctl(self, *arguments, **named):
        return self.run(self.tools / 'src' / 'cli' / 'liantuctl', *arguments, **named)

    def generate(self, name, **options):
        """A workspace, made once and kept for the parts that ask for the same."""
        path = self.data / name
        if not path.exists():
            words = []
            for key, value in options.items():
                words += [f'--{key.replace("_", "-")}'] + ([] if value is True else [str(value)])
            self.run(self.program('bench-generate'), '--seed', self.options.seed, *words, path)
        return path

    def alternate(self, runs, ours, theirs):
        """Calls both, runs times each, in turns."""
        a, b = [], []
        for i in range(runs):
            for first in ((True, False) if i % 2 == 0 else (False, True)):
                if first:
                    a.append(ours())
                else:
                    b.append(theirs())
        return a, b

    def alternate_programs(self, name, unit, factor, runs, ours, theirs, peer, **named):
        """Rows for two programs: by the clock, and by the processor's time, which other work on the machine disturbs less."""
        spent = {True: [], False: []}

        def timed(call, which):
            took = call() * factor
            spent[which].append(self.processor * factor)
            return took

        times, peer_times = self.alternate(runs, lambda: timed(ours, True), lambda: timed(theirs, False))
        self.report.add(name, unit, times, peer, peer_times, **named)
        self.report.add(f'{name}, processor time', unit, spent[True], peer, spent[False])

    def dot(self, source, *options, timeout=900):
        plain = source.with_suffix('.plain')
        took, _ = self.run('dot', *options, '-Tplain', source, '-o', plain, timeout=timeout)
        return took * 1000

    # --- Layout ---

    def layout_pair(self, name, path, which, runs, peers):
        """Rows for one graph: cold, changed, crossings; peers: (name, dot's options, target cold, target changed)."""
        source = path.with_suffix('.dot')
        size = self.engine('dot', path, which, source)
        samples = []
        what = f'{name} segments, {size["edges"][0]:.0f} flows'

        def ours():
            samples.append(self.engine('layout', path, which))
            return samples[-1]['cold'][0]

        for peer, options, cold_target, changed_target in peers:
            cold, theirs = self.alternate(runs, ours, lambda options=options: self.dot(source, *options))
            remark = 'without Graphviz, which gave up' if any('notice' in sample for sample in samples) else ''
            self.report.add(f'{what}, cold', 'ms', cold, peer, theirs, target=cold_target, remark=remark)
            if changed_target is not None:
                changed = [sample['changed'][0] for sample in samples]
                self.report.add(f'{what}, one chain changed', 'ms', changed, peer, theirs, target=changed_target)
        drawn = self.engine('crossings', source.with_suffix('.plain'))
        for figure, label in (('crossings', 'edge crossings'), ('through', 'edges through cards')):
            self.report.add(f'{name}: {label}', '', samples[-1][figure][:1], peers[-1][0], drawn[figure])

    def layout(self):
        o = self.options
        self.report.part('Layout')
        runs = min(o.runs, 3)
        chains = max(1, o.segments // 250)
        path = self.generate('chains.liantu', segments=o.segments, chains=chains, cross=0, connected=True, enterprises=o.segments,
                             participations=o.segments)
        self.layout_pair(f'{chains} × {o.segments // chains}', path, 'region', runs,
                         [('dot', (), 1 / 15, 1 / 100), ('dot -Gpack=16', ('-Gpack=16',), 0.7, None)])
        size = min(1000, o.segments)
        path = self.generate('connected.liantu', segments=size, chains=1, connected=True, enterprises=size, participations=size)
        self.layout_pair(f'one connected chain of {size}', path, 'chain', o.runs, [('dot', (), 1.1, None)])

    # --- The window ---

    def single(self, segments, enterprises=None, participations=None):
        """All segments in one chain, laid out, looked at once."""
        o = self.options
        name = f'single-{segments}-{enterprises or 2 * segments}.liantu'
        fresh = not (self.data / name).exists()
        path = self.generate(name, segments=segments, chains=max(1, segments // 250), cross=0, single=True, lay_out_plainly=True,
                             enterprises=enterprises or 2 * segments, participations=participations or 3 * segments)
        if fresh and not o.no_window:
            self.window('visit', path)
        return path

    def placed(self, path):
        """The same drawing for Graphviz and for xdot."""
        source = path.with_suffix('.placed.dot')
        drawn = path.with_suffix('.xdot')
        if not drawn.exists():
            self.engine('dot', path, 'placed', source)
            self.run('neato', '-n2', '-Txdot', source, '-o', drawn)
        return source, drawn

    def now(self):
        return str(time.monotonic_ns() // 1000)

    def open(self):
        o = self.options
        self.report.part('Opening, and memory')
        plain = self.single(o.segments)
        big = self.single(o.segments, o.enterprises, o.participations)
        both = ((plain, f'{o.segments} segments'),
                (big, f'{o.segments} segments, {o.enterprises} enterprises, {o.participations} participations'))
        for path, name in both[1:] if o.quick else both:
            samples = []

            def ours(path=path, samples=samples):
                samples.append(self.window('open', path, self.now()))
                return samples[-1]['open'][0]

            ours()
            samples.clear()
            if self.xdot:
                drawn = self.placed(plain)[1]
                peers = []

                def theirs(peers=peers, drawn=drawn):
                    peers.append(self.probe('open', drawn, self.now()))
                    return peers[-1]['open'][0]

                times, peer_times = self.alternate(o.runs, ours, theirs)
                self.report.add(f'{name}: start to complete picture', 'ms', times, f'xdot, {o.segments} nodes', peer_times, target=0.2)
            else:
                self.report.add(f'{name}: start to complete picture', 'ms', [ours() for _ in range(o.runs)])
            self.report.add(f'{name}: start to first drawing', 'ms', [s['first'][0] for s in samples])
            self.report.add(f'{name}: longest turn of the main loop', 'ms', [s['turn'][0] for s in samples], limit=50)
            memory = [s['resident'][0] for s in samples]
            if self.xdot:
                self.report.add(f'{name}: resident memory', 'MB', memory, 'xdot', [p['resident'][0] for p in peers],
                                limit=300 if path == big else None)
            else:
                self.report.add(f'{name}: resident memory', 'MB', memory, limit=300 if path == big else None)

    def pan(self):
        o = self.options
        frames = 5 if o.quick else 40
        rounds = min(o.runs, 5)
        for segments in (o.segments,) if o.quick else (o.segments, o.large):
            path = self.single(segments)
            ours = self.window('pan', path, rounds, frames, timeout=3600)
            self.report.part(f'Frames, {segments} segments, canvas {ours["width"][0]:.0f} × {ours["height"][0]:.0f}, '
                             f'fit is zoom {ours["fit-zoom"][0]:.3f}')
            theirs = None
            if self.xdot and segments == o.segments:
                # Ours count without it, too.
                try:
                    theirs = self.probe('pan', self.placed(path)[1], rounds, frames, timeout=3600)
                except Failed as error:
                    self.report.fail(f'pan: {error}')

            def by_round(found, name, of):
                values = found[name]
                return [of(values[i:i + frames]) for i in range(0, len(values), frames)]

            median, high = statistics.median, lambda values: percentile(values, 0.95)
            for zoom in ('1', '0.5', '0.15', 'fit'):
                for move, targets in (('pan', (1.3, 1.6)), ('zoom', (1.6, None))):
                    name = f'{move}-{zoom}'
                    self.report.add(f'{move} at {zoom}, median', 'ms', by_round(ours, name, median), 'blank window',
                                    by_round(ours, f'blank-{zoom}', median), target=targets[0])
                    self.report.add(f'{move} at {zoom}, 95th percentile', 'ms', by_round(ours, name, high), 'blank window',
                                    by_round(ours, f'blank-{zoom}', high), target=targets[1])
                    self.report.add(f'{move} at {zoom}, from frame to frame', 'ms', by_round(ours, f'{name}-interval', median),
                                    'blank window', by_round(ours, f'blank-{zoom}-interval', median))
                    self.report.add(f'{move} at {zoom}, longest turn', 'ms', ours[f'{name}-turn'], limit=50)
                    if theirs:
                        self.report.add(f'{move} at {zoom}, median', 'ms', by_round(ours, name, median), 'xdot',
                                        by_round(theirs, name, median))
            if theirs:
                self.report.add('blank window', 'ms', by_round(ours, 'blank-1', median), 'blank window, GTK 3',
                                by_round(theirs, 'blank', median))

    # --- Editing ---

    def chain(self, segments):
        """One connected chain, laid out and stored."""
        name = f'edited-{segments}.liantu'
        fresh = not (self.data / name).exists()
        path = self.generate(name, segments=segments, chains=1, connected=True, enterprises=2 * segments, participations=3 * segments)
        if fresh and not self.options.no_window:
            self.window('visit', path)
        return path

    def places(self, source):
        """What dot makes of a file: the nodes' centres, and the drawing's diagonal."""
        plain = source.with_suffix('.plain')
        self.run('dot', '-Tplain', source, '-o', plain)
        found, size = {}, 1
        for line in plain.read_text('utf-8').splitlines():
            cells = line.split()
            if cells[0] == 'graph':
                size = (float(cells[2]) ** 2 + float(cells[3]) ** 2) ** 0.5
            elif cells[0] == 'node':
                found[cells[1]] = (float(cells[2]), float(cells[3]))
        return found, size

    def displaced(self, path):
        """How far dot moves the other nodes for the same edits, by the diagonal."""
        source = path.with_suffix('.dot')
        self.engine('dot', path, 'chain', source)
        lines = source.read_text('utf-8').splitlines()[:-1]
        middle = f'n{sum(" [width=" in line for line in lines) // 2}'
        away = f'n{sum(" [width=" in line for line in lines) * 2 // 3}'
        size = next(line for line in lines if line.strip().startswith(middle + ' ')).partition('[')[2]
        edits = {'add': lines + [f'  added [{size}', f'  {middle} -> added;'], 'connect': lines + [f'  {middle} -> {away};'],
                 'delete': [line for line in lines if middle not in line.replace(';', ' ').split()]}
        before, diagonal = self.places(source)
        found = {}
        for name, changed in edits.items():
            file = source.with_suffix(f'.{name}.dot')
            file.write_text('\n'.join(changed + ['}']) + '\n', 'utf-8')
            after = self.places(file)[0]
            moves = [((after[n][0] - x) ** 2 + (after[n][1] - y) ** 2) ** 0.5 for n, (x, y) in before.items() if n in after]
            found[name] = statistics.mean(moves) / diagonal
        return found

    def edit(self):
        o = self.options
        times = 1 if o.quick else max(o.runs, 7)
        labels = (('add', 'a segment added, with a flow'), ('connect', 'two connected'), ('move', 'a card moved'), ('delete', 'a segment deleted'))
        size = min(1000, o.segments)
        found = self.window('edit', self.chain(size), times)
        self.report.part(f'Editing a chain of {size} segments: until it is on screen')
        for name, label in labels:
            self.report.add(label, 'ms', found[name], limit=50)
            self.report.add(f'{label}: nothing on its way any more', 'ms', found[f'{name}-complete'])
        size = min(200, o.segments)
        path = self.chain(size)
        found, theirs = self.window('edit', path, times), self.displaced(path)
        self.report.part(f'Editing a chain of {size} segments: how far the other cards move, of the diagonal')
        for name, label in labels:
            self.report.add(label, '%', [100 * share for share in found[f'{name}-displacement']], 'dot' if name in theirs else '',
                            [100 * theirs[name]] if name in theirs else [], limit=2)

    # --- Data ---

    def coverage(self):
        o = self.options
        self.report.part(f'Coverage of {o.segments} segments by {o.enterprises} enterprises in {o.participations} participations')
        found = self.engine('coverage', self.single(o.segments, o.enterprises, o.participations), self.short_runs)
        for name, label, target, remark in (('country', 'whole country', 0.3, ''), ('province', 'home province', 1.0, 'aim 0.05'),
                                            ('other-province', 'other provinces in turn', 1.0, 'aim 0.05')):
            self.report.add(label, 'ms', found[name], 'SQL aggregate', found[f'{name}-sql'], target=target, remark=remark)
            self.report.add(f'{label}, processor time', 'ms', found[f'{name}-processor'], 'SQL aggregate', found[f'{name}-sql-processor'])

    def rank(self):
        o = self.options
        self.report.part(f'Ranked gaps of {o.segments} segments in one chain by {o.enterprises} enterprises')
        found = self.engine('rank', self.single(o.segments, o.enterprises, o.participations), self.short_runs)
        for name, label in (('country', 'whole country'), ('province', 'home province')):
            self.report.add(label, 'ms', found[name], 'the same figures by SQL', found[f'{name}-sql'], target=0.15)
            self.report.add(f'{label}, processor time', 'ms', found[f'{name}-processor'], 'the same figures by SQL',
                            found[f'{name}-sql-processor'], limit=200)
            for turn in ('survey', 'ranking'):
                self.report.add(f'{label}, one turn of the main loop: {turn}', 'ms', found[f'{name}-{turn}-processor'], limit=50,
                                remark='processor time')

    def matrix(self):
        o = self.options
        found = self.engine('matrix', self.single(o.segments, o.enterprises, o.participations), self.short_runs)
        self.report.part(f'Matrix of {o.segments} segments and 13 regions by {o.enterprises} enterprises')
        self.report.add('segments by 13 regions', 'ms', found['matrix'], 'the same cells by SQL', found['matrix-sql'], target=0.5)
        self.report.add('segments by 13 regions, processor time: one turn of the main loop', 'ms', found['matrix-processor'],
                        'the same cells by SQL', found['matrix-sql-processor'], limit=50)

    def layers(self):
        o = self.options
        workspace = self.single(o.segments, o.enterprises, o.participations)
        self.report.part(f'The four maps of one chain of {o.segments} segments')
        seen = self.window('layers', workspace, 1 if o.quick else 3)
        for layer in ('industry', 'innovation', 'supply', 'recruitment'):
            self.report.add(f'{layer}: until it is there', 'ms', seen[f'layer-{layer}'])
            self.report.add(f'{layer}: longest turn of the main loop', 'ms', seen[f'layer-{layer}-turn'], limit=50)

    def search(self):
        o = self.options
        self.report.part(f'Search in {o.enterprises} enterprises')
        found = self.engine('search', self.single(o.segments, o.enterprises, o.participations), self.short_runs)
        self.report.add('a keystroke', 'ms', found['search'], "name LIKE '%…%'", found['like'], target=0.15,
                        remark='14 texts; ours reads names, products, codes and initials of all tables')
        self.report.add('a keystroke, processor time', 'ms', found['search-processor'], "name LIKE '%…%'", found['like-processor'])
        self.report.add('a keystroke, 95th percentile', 'ms', [percentile(found['search'], 0.95)], "name LIKE '%…%'",
                        [percentile(found['like'], 0.95)])
        self.report.add('making the index', 'ms', found['index'])

    def table(self):
        o = self.options
        workspace = self.single(o.segments, o.enterprises, o.participations)
        self.report.part(f'The table of {o.enterprises} enterprises')
        found = self.engine('directory', workspace, self.short_runs)
        self.report.add('a keystroke, with a condition, sorted', 'ms', found['keystroke'], 'SQL LIKE … ORDER BY', found['keystroke-sql'],
                        target=1.0, limit=30)
        self.report.add('sorting by a column', 'ms', found['sort'], 'SQL ORDER BY', found['sort-sql'], target=1.0, limit=100,
                        remark='6 columns; names by pinyin')
        self.report.add('what a column is sorted by, made first', 'ms', found['first'], limit=100, remark='in slices of 6 ms')
        seen = self.window('table', workspace)
        self.report.add('a keystroke in the window', 'ms', seen['keystroke'])
        self.report.add('sorting in the window', 'ms', seen['sort'])
        for name in ('show', 'keystroke', 'sort'):
            self.report.add(f'{name}: longest turn of the main loop', 'ms', seen[f'{name}-turn'], limit=50)

    def import_(self):
        o = self.options
        table, workspace, database = self.data / 'enterprises.csv', self.data / 'import.liantu', self.data / 'import.db'
        self.generate(table.name, csv=True, enterprises=o.enterprises)
        reports = []

        def ours():
            workspace.unlink(missing_ok=True)
            self.liantuctl('new', workspace)
            took, said = self.liantuctl('import', workspace, table, '--as', 'enterprises', '--json')
            reports.append(json.loads(said))
            return took

        def theirs():
            database.unlink(missing_ok=True)
            return self.run('sqlite3', database, '.mode csv', f'.import {table} enterprises')[0]

        self.report.part('Import')
        self.alternate_programs(f'{o.enterprises} enterprises from CSV', 's', 1, min(o.runs, 5), ours, theirs, 'sqlite3 .import',
                                target=5, remark='aim 3')
        for said in reports:
            if len(said['refused']) > 0 or said['new'] < o.enterprises:
                raise Failed(f'the import took {said["new"]} new rows and refused {len(said["refused"])}')

    def export(self):
        o = self.options
        path = self.single(o.segments)
        source, _ = self.placed(path)
        chain = json.loads(self.liantuctl('info', path, '--json')[1])['chains'][0]
        width = self.engine('dot', path, 'placed', source)['width'][0]
        self.report.part(f'Export of {o.segments} segments')
        for form in ('svg', 'png'):
            ours_file, their_file = self.data / f'ours.{form}', self.data / f'theirs.{form}'

            def ours(form=form, file=ours_file):
                return self.liantuctl('export', path, '--chain', chain, '--format', form, '-o', file)[0]

            ours()
            options, remark = [], ''
            if form == 'png':
                # As many pixels as ours.
                pixels = struct.unpack('>II', ours_file.read_bytes()[16:24])
                options, remark = [f'-Gdpi={72 * pixels[0] / width:.4f}'], f'{pixels[0]} × {pixels[1]} pixels'

            def theirs(form=form, file=their_file, options=options):
                return self.run('neato', '-n2', *options, f'-T{form}', source, '-o', file)[0]

            self.alternate_programs(form.upper(), 'ms', 1000, min(o.runs, 5), ours, theirs, f'neato -n2 -T{form}', remark=remark)

    # --- Growth ---

    def growth_point(self, segments, slow):
        """One line of the plot; slow: peers that took too long at a smaller size."""
        o = self.options
        runs = 1 if o.quick or segments > 5000 else 3
        point = {'segments': segments}
        chains = max(1, segments // 250)
        path = self.generate(f'growth-{segments}.liantu', segments=segments, chains=chains, cross=0, connected=True,
                             enterprises=10 * segments, participations=20 * segments)
        samples = [self.engine('layout', path, 'region') for _ in range(runs)]
        point['layout'] = statistics.median(s['cold'][0] for s in samples)
        point['changed'] = statistics.median(s['changed'][0] for s in samples)
        if 'dot' not in slow:
            source = path.with_suffix('.dot')
            self.engine('dot', path, 'region', source)
            with contextlib.suppress(Failed):
                point['dot'] = self.dot(source, timeout=200)
            point['pack'] = self.dot(source, '-Gpack=16')
            if point.get('dot', 1e9) > 20000:
                slow.add('dot')
        found = self.engine('coverage', path, max(runs, 3))
        for name in ('country', 'country-sql', 'province', 'province-sql'):
            point[name] = statistics.median(found[name])
        if not o.no_window:
            drawn = self.single(segments)
            point['open'] = statistics.median(self.window('open', drawn, self.now())['open'][0] for _ in range(runs))
            if self.xdot and 'xdot' not in slow:
                point['xdot'] = statistics.median(self.probe('open', self.placed(drawn)[1], self.now())['open'][0] for _ in range(runs))
                if point['xdot'] > 30000:
                    slow.add('xdot')
        return point

    def growth(self):
        o = self.options
        sizes = [n for n in (100, 250, 500, 1000, 2000, 5000, 10000, 20000) if n <= o.large and not o.quick] or [o.segments]
        points, slow = [], set()
        self.report.part('Growth, milliseconds')
        for segments in sizes:
            try:
                points.append(self.growth_point(segments, slow))
            except Failed as error:
                self.report.fail(f'growth at {segments} segments: {error}')
        self.plot(points)
        for point in points:
            n = point['segments']
            for ours, peer, label in (('layout', 'dot', 'layout'), ('changed', 'dot', 'one chain changed'), ('layout', 'pack', 'layout'),
                                      ('open', 'xdot', 'open'), ('country', 'country-sql', 'coverage, whole country'),
                                      ('province', 'province-sql', 'coverage, home province')):
                if ours in point:
                    theirs = [point[peer]] if peer in point else []
                    self.report.add(f'{n}: {label}', 'ms', [point[ours]], peer if theirs else '', theirs)

    def plot(self, points):
        columns = ('segments', 'layout', 'changed', 'dot', 'pack', 'open', 'xdot', 'country', 'country-sql', 'province', 'province-sql')
        lines = ['\t'.join(columns)] + ['\t'.join(f'{p[c]:.4g}' if c in p else 'NaN' for c in columns) for p in points]
        (self.out / 'growth.tsv').write_text('\n'.join(lines) + '\n', 'utf-8')
        if self.options.without_plot or not points:
            return
        for form in ('svg', 'png'):
            self.run('gnuplot', '-e', f'form = "{form}"; folder = "{self.out}"', HERE / 'growth.gnuplot')


def describe(bench):
    o = bench.options

    def version(*command):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return done.stdout.decode().splitlines()[0].strip()

    model = next((line.partition(':')[2].strip() for line in open('/proc/cpuinfo', encoding='utf-8') if line.startswith('model name')), '?')
    commit = subprocess.run(['git', '-C', HERE, 'describe', '--always', '--dirty'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                            check=False)
    peers = [version('dot', '-V'), 'sqlite3 ' + version('sqlite3', '--version').split()[0]]
    bench.report.notes += [
        f'{time.strftime("%Y-%m-%d %H:%M")}, commit {commit.stdout.decode().strip() or "unknown"}; {model}, {os.cpu_count()} cores, '
        f'load {os.getloadavg()[0]:.1f} at the start; {"; ".join(peers)}',
        f'Sizes: {o.segments} segments (large: {o.large}), {o.enterprises} enterprises, {o.participations} participations; seed {o.seed}; '
        f'{o.runs} runs' + (', quick: too small and too few to judge by' if o.quick else ''),
        'Ours and the peer take turns on the same data, and who begins alternates. Figures are medians (least–greatest), a ratio is of '
        'medians. Processor time is beside the time by the clock where other work on the machine would blur it',
        'Layout: a process each; ours is the layout alone with the start of its helper, dot reads its file and writes -Tplain. Edges of '
        'both are drawn; ours also keep their lanes, which dot does not',
        'Crossings: both drawings\' curves flattened to half a unit, crossings counted by the same code',
        'Opening: from the start of the process to the frame after which no pixel of the diagram changes; one opening before, so that '
        'the file is in the cache. xdot reads a file already laid out',
        'Frames: all that the main thread does for a frame, with the wait for the display server, but not the wait for the next frame; '
        'the first round warms up. xdot\'s: its update, layout and paint phases. The blank window paints one colour over the same area, '
        'right before. Cairo renderer, Xvfb 1600 × 1000',
        'Coverage and search: in memory, beside SQL on the same file with its pages cached; results are compared; the first run warms up',
    ]


def parse():
    parser = argparse.ArgumentParser(prog='build-aux/bench', description='Measures Liantu beside its peers.')
    parser.add_argument('--parts', default=','.join(PARTS), help='of ' + ','.join(PARTS))
    parser.add_argument('--quick', action='store_true', help='small and once: only whether it works')
    parser.add_argument('--segments', type=int, help='5000')
    parser.add_argument('--large', type=int, help='20000: the greatest size of panning and growth')
    parser.add_argument('--enterprises', type=int, help='100000')
    parser.add_argument('--participations', type=int, help='200000')
    parser.add_argument('--runs', type=int, help='5')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--out', default=time.strftime('bench-%Y%m%d-%H%M%S'), help='a new folder')
    parser.add_argument('--without-xdot', action='store_true')
    parser.add_argument('--without-plot', action='store_true')
    parser.add_argument('--no-window', action='store_true', help='without the parts that need a display')
    parser.add_argument('--keep', action='store_true', help='keep the generated data')
    parser.add_argument('--build', default='_build', help=argparse.SUPPRESS)
    options = parser.parse_args()
    usual = (50, 100, 200, 400, 1) if options.quick else (5000, 20000, 100000, 200000, 5)
    for name, value in zip(('segments', 'large', 'enterprises', 'participations', 'runs'), usual):
        if getattr(options, name) is None:
            setattr(options, name, value)
    options.parts = options.parts.split(',')
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error('no such part: ' + ', '.join(sorted(unknown)))
    return options


def main():
    options = parse()
    bench = Bench(options)
    os.environ['LIANTU_LAYOUT_HELPER'] = str(bench.tools / 'src' / 'layout-helper' / 'liantu-layout')
    os.environ['GSETTINGS_SCHEMA_DIR'] = str(bench.tools / 'data')
    os.environ['XDG_STATE_HOME'] = str(bench.data / 'state')
    describe(bench)
    for part in options.parts:
        if options.no_window and part in ('open', 'pan', 'edit', 'layers', 'table'):
            continue
        print(f'{part} …', flush=True)
        try:
            getattr(bench, 'import_' if part == 'import' else part)()
            if not any(row.ours for row in bench.report.parts[-1][1]):
                raise Failed('nothing was measured')
        except Failed as error:
            bench.report.fail(f'{part}: {error}')
    bench.report.notes.append(f'Load {os.getloadavg()[0]:.1f} at the end')
    (bench.out / 'report.md').write_text(bench.report.markdown(), 'utf-8')
    (bench.out / 'report.json').write_text(bench.report.json(), 'utf-8')
    if not options.keep:
        shutil.rmtree(bench.data)
    print(f'\n{bench.report.markdown()}\nWritten to {bench.out}')
    return 1 if bench.report.failures else 0


if __name__ == '__main__':
    sys.exit(main())
