#!/usr/bin/env python3
"""Measures xdot as bench-window measures the application: the same display, size and movements.

xdot-probe.py open FILE.xdot MICROSECONDS    from that moment of the monotonic clock to the first drawing
xdot-probe.py pan FILE.xdot ROUNDS FRAMES    frames at the application's zooms, beside a blank window of GTK 3
"""

import sys
import time

import gi
gi.require_version('Gtk', '3.0')
gi.require_version('Gdk', '3.0')
from gi.repository import Gdk, Gtk    # noqa: E402
from xdot.ui.window import DotWindow        # noqa: E402

WIDTH, HEIGHT = 1600, 1000
SIDES = ((1, 0), (0, 1), (-1, 0), (0, -1))


def now():
    return time.monotonic_ns() / 1e6


def report(name, value):
    print(f'{name}\t{value:.6g}', flush=True)


def resident():
    with open('/proc/self/status', encoding='ascii') as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith('VmRSS:'))


def settle(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        Gtk.main_iteration_do(False)
        time.sleep(0.001)


def open_window(path):
    window = DotWindow(width=WIDTH, height=HEIGHT)
    window.set_filter(None)
    window.open_file(path)
    return window


def measure_open(path, since):
    """What its main() does, until the display server has drawn the graph."""
    window = open_window(path)
    drawn = []

    def after_paint(clock):
        if not drawn:
            Gdk.Display.get_default().sync()
            drawn.append(now())

    window.get_frame_clock().connect('after-paint', after_paint)
    while not drawn:
        Gtk.main_iteration_do(True)
    report('open', drawn[0] - since / 1000)
    settle(0.3)
    report('resident', resident())


def run_frames(widget, name, count, step, quiet):
    """PyGObject cannot watch the main loop's turns: a frame here is its update, layout and paint phases."""
    clock = widget.get_frame_clock()
    state = {'started': 0, 'began': 0}
    costs = []

    def before(_):
        state['began'] = now()

    def after(_):
        Gdk.Display.get_default().sync()
        if state['started'] > 0 and len(costs) < count:
            costs.append(now() - state['began'])

    def tick(*_):
        if len(costs) >= count:
            return False
        step(state['started'] % count, count)
        state['started'] += 1
        return True

    ids = [clock.connect('before-paint', before), clock.connect('after-paint', after)]
    widget.add_tick_callback(tick)
    while len(costs) < count:
        Gtk.main_iteration_do(True)
    for handler in ids:
        clock.disconnect(handler)
    if not quiet:
        for cost in costs:
            print(f'{name}\t{cost:.3f}')


def measure_pan(path, rounds, count):
    window = open_window(path)
    settle(1)
    area = window.dotwidget
    graph = area.graph
    fit = min(area.get_allocated_width() / graph.width, area.get_allocated_height() / graph.height)
    blank = Gtk.Window(decorated=False)
    plain = Gtk.DrawingArea()
    plain.set_size_request(area.get_allocated_width(), area.get_allocated_height())
    blank.add(plain)
    odd = [False]

    def paint(_, context):
        context.set_source_rgb(0.97, 0.97, 0.97 if odd[0] else 0.98)
        context.paint()

    def blank_step(*_):
        odd[0] = not odd[0]
        plain.queue_draw()

    plain.connect('draw', paint)
    report('width', area.get_allocated_width())
    report('height', area.get_allocated_height())
    nodes = list(graph.nodes)
    middle = nodes[len(nodes) // 2]
    for turn in range(rounds + 1):
        quiet = turn == 0
        window.hide()
        blank.show_all()
        settle(0.3)
        run_frames(plain, 'blank', count, blank_step, quiet)
        blank.hide()
        window.show()
        settle(0.3)
        for name, zoom in (('1', 1), ('0.5', 0.5), ('0.15', 0.15), ('fit', fit)):
            # xdot draws in points of 1/72 inch at zoom 1, as the file says: one unit is one pixel.
            area.zoom_ratio = zoom
            area.set_current_pos(middle.x, middle.y)
            settle(0.3)

            def pan_step(frame, total, zoom=zoom):
                side = SIDES[frame * 4 // total % 4]
                area.set_current_pos(area.x + 24 * side[0] / zoom, area.y + 24 * side[1] / zoom)

            def zoom_step(frame, total, zoom=zoom):
                share = frame * 2 / total if frame * 2 < total else 2 - frame * 2 / total
                area.zoom_ratio = zoom * 2 ** share
                area.queue_draw()

            run_frames(area, f'pan-{name}', count, pan_step, quiet)
            run_frames(area, f'zoom-{name}', count, zoom_step, quiet)
    report('resident', resident())


if __name__ == '__main__':
    if len(sys.argv) == 4 and sys.argv[1] == 'open':
        measure_open(sys.argv[2], int(sys.argv[3]))
    elif len(sys.argv) == 5 and sys.argv[1] == 'pan':
        measure_pan(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        sys.exit(__doc__)
