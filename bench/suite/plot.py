"""Growth with the number of articles, as small multiples in SVG: a panel a class, both axes logarithmic."""

import math
from html import escape

COLUMNS = 4
WIDTH, HEIGHT = 235, 165  # of a panel
LEFT, TOP, RIGHT, BOTTOM = 50, 26, 16, 34  # within a panel
COLOURS = ["#1f5fbf", "#c2410c", "#15803d", "#7e22ce"]
DASHES = ["", "5 3", "2 2", "8 3 2 3"]


def short(value):
    if value >= 1_000_000:
        return "%gM" % (value / 1_000_000)
    return "%gk" % (value / 1000) if value >= 1000 else "%g" % value


def decades(low, high):
    return [10.0**power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]


def growth_svg(title, series):
    """`series` is {class: {engine: [(articles, milliseconds), …]}}. Engines have the same colour in every panel, and
    all panels have the same scale, so that classes can be compared."""
    engines = list(dict.fromkeys(engine for lines in series.values() for engine in lines))
    points = [point for lines in series.values() for line in lines.values() for point in line]
    ticks = decades(min(y for _, y in points), max(y for _, y in points))
    xs = sorted({x for x, _ in points})
    rows = math.ceil(len(series) / COLUMNS)
    head = 58
    width, height = COLUMNS * WIDTH + 10, head + rows * HEIGHT + 6
    out = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" '
        'font-family="sans-serif" font-size="11" fill="#222">' % (width, height, width, height),
        '<rect width="100%" height="100%" fill="#fff"/>',
        '<text x="12" y="22" font-size="15" font-weight="bold">%s</text>' % escape(title),
    ]
    for place, engine in enumerate(engines):
        x = 12 + place * 150
        out.append(stroke([(x, 40), (x + 28, 40)], place))
        out.append('<text x="%d" y="44">%s</text>' % (x + 34, escape(engine)))
    for place, (name, lines) in enumerate(series.items()):
        left, top = place % COLUMNS * WIDTH + 4, head + place // COLUMNS * HEIGHT
        out.append('<g transform="translate(%d %d)">' % (left, top))
        out += panel(name, lines, engines, xs, ticks)
        out.append("</g>")
    return "\n".join(out + ["</svg>"]) + "\n"


def panel(name, lines, engines, xs, ticks):
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM

    def place_x(x):
        span = math.log(xs[-1] / xs[0]) if len(xs) > 1 else 1
        return LEFT + (right - LEFT) * math.log(x / xs[0]) / span

    def place_y(y):
        return bottom - (bottom - TOP) * math.log(y / ticks[0]) / math.log(ticks[-1] / ticks[0])

    out = ['<text x="%d" y="%d" font-weight="bold">%s</text>' % (LEFT, TOP - 9, escape(name))]
    for tick in ticks:
        y = place_y(tick)
        out.append('<path d="M%d %.1fH%d" stroke="#ddd"/>' % (LEFT, y, right))
        out.append('<text x="%d" y="%.1f" text-anchor="end" fill="#555">%g ms</text>' % (LEFT - 4, y + 4, tick))
    for x in xs:
        out.append('<path d="M%.1f %dV%d" stroke="#eee"/>' % (place_x(x), TOP, bottom))
        out.append('<text x="%.1f" y="%d" text-anchor="middle" fill="#555">%s</text>' % (place_x(x), bottom + 15, short(x)))
    for engine, line in lines.items():
        at = [(place_x(x), place_y(y)) for x, y in sorted(line)]
        number = engines.index(engine)
        out.append(stroke(at, number))
        out += ['<circle cx="%.1f" cy="%.1f" r="2.6" fill="%s"/>' % (x, y, COLOURS[number]) for x, y in at]
    return out


def stroke(points, number):
    dash = ' stroke-dasharray="%s"' % DASHES[number] if DASHES[number] else ""
    return '<path d="M%s" fill="none" stroke="%s" stroke-width="2"%s/>' % (
        "L".join("%.1f %.1f" % point for point in points), COLOURS[number], dash)  # fmt: skip
