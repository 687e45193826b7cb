"""What was measured, as a table for people and a file for programs."""

import json
import statistics


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def figure(value):
    if value is None:
        return '–'
    if value >= 1000:
        return f'{value:,.0f}'.replace(',', ' ')
    return f'{value:.0f}' if value >= 100 else f'{value:.1f}' if value >= 10 else f'{value:.2f}' if value >= 0.1 or value == 0 else f'{value:.4f}'


def spread(values):
    """Median, and from the least to the greatest."""
    if not values:
        return '–'
    if len(values) == 1:
        return figure(values[0])
    return f'{figure(statistics.median(values))} ({figure(min(values))}–{figure(max(values))})'


class Row:
    """Ours beside a peer's; target: the greatest ratio of the medians, or with limit the greatest figure of ours."""

    def __init__(self, what, unit, ours, peer='', theirs=(), target=None, limit=None, remark=''):
        self.what, self.unit, self.peer, self.remark = what, unit, peer, remark
        self.ours, self.theirs, self.target, self.limit = list(ours), list(theirs), target, limit

    @property
    def ratio(self):
        theirs = statistics.median(self.theirs) if self.theirs else 0
        return statistics.median(self.ours) / theirs if self.ours and theirs > 0 else None

    @property
    def verdict(self):
        if self.limit is not None and self.ours:
            return 'met' if statistics.median(self.ours) <= self.limit else 'missed'
        if self.target is None or self.ratio is None:
            return ''
        return 'met' if self.ratio <= self.target else 'missed'

    def cells(self, verdicts):
        target = f'≤ {self.limit:g} {self.unit}' if self.limit is not None else f'≤ {self.target:.3g}' if self.target is not None else ''
        return [self.what, f'{spread(self.ours)} {self.unit}', self.peer, f'{spread(self.theirs)} {self.unit}' if self.theirs else '',
                figure(self.ratio) if self.ratio is not None else '', target, self.verdict if verdicts else '', self.remark]

    def data(self):
        return {**vars(self), 'ratio': self.ratio, 'verdict': self.verdict}


HEADER = ['What', 'Liantu', 'Beside', '', 'Ratio', 'Target', '', 'Remark']


class Report:
    def __init__(self, title, verdicts=True):
        self.title, self.verdicts = title, verdicts
        self.parts = []            # (heading, [Row])
        self.notes = []
        self.failures = []

    def part(self, heading):
        self.parts.append((heading, []))

    def add(self, *args, **named):
        row = Row(*args, **named)
        self.parts[-1][1].append(row)
        print('   ' + '  |  '.join(cell for cell in row.cells(self.verdicts) if cell), flush=True)

    def fail(self, text):
        self.failures.append(text)
        print(f'   FAILED: {text}', flush=True)

    def markdown(self):
        lines = [f'# {self.title}', '']
        lines += [f'- {note}' for note in self.notes]
        lines += [f'- **Failed**: {text}' for text in self.failures]
        for heading, rows in self.parts:
            lines += ['', f'## {heading}', '', '| ' + ' | '.join(HEADER) + ' |', '|---|---:|---|---:|---:|---:|---|---|']
            lines += ['| ' + ' | '.join(row.cells(self.verdicts)) + ' |' for row in rows]
        return '\n'.join(lines) + '\n'

    def json(self):
        return json.dumps({'title': self.title, 'notes': self.notes, 'failures': self.failures,
                           'parts': [{'heading': h, 'rows': [row.data() for row in rows]} for h, rows in self.parts]},
                          ensure_ascii=False, indent=1)
