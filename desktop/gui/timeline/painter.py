"""Draws a finished scene: ground, axis, eras, marks, labels, counts, curve, the day of today."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPen, QPolygonF

from desktop.chronology.backdrop import Curve
from desktop.chronology.counts import Cluster
from desktop.chronology.geometry import Rect
from desktop.chronology.marks import Mark
from desktop.chronology.scene import Scene
from desktop.chronology.ticks import Level, Tick
from desktop.gui.theme import Theme
from desktop.gui.timeline.glyphs import Glyphs, Ink
from desktop.gui.timeline.mark_painter import draw_mark, draw_ring, mixed
from desktop.gui.timeline.stamper import Stamper

_ONE_LINE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
_LINES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_LEVELS = Level.SUB, Level.MINOR, Level.MAJOR
_LEAST_EDGED = 7
"""Least width of an era that has a line at its beginning; many short ones would be a barcode."""
_DIMMED = 0.42
"""Opacity of what is not emphasised."""


class Look(NamedTuple):
    """How a scene is drawn.

    Attributes:
        theme: the colours.
        font: for labels.
        strong_font: for years and the selected label.
        hovered: what is under the pointer.
        emphasised: ids of events that stand out from the others; None where all are alike.
        chosen: the chosen range in pixels of the scene.
        in_range: ids of the events in it; None where no range is chosen.
        today: day number of today.
        mirrored: time runs from right to left.
        ratio: device pixels to a logical pixel.
        note: a word on events that have no place; "" for none.
        glyphs: texts and marks drawn before; None to draw each as a vector.
    """

    theme: Theme
    font: QFont
    strong_font: QFont
    hovered: str | Cluster | None = None
    emphasised: Set[str] | None = None
    chosen: tuple[float, float] | None = None
    in_range: Set[str] | None = None
    today: int = 0
    mirrored: bool = False
    ratio: float = 1.0
    note: str = ""
    glyphs: Glyphs | None = None


class ScenePainter:
    """Draws one scene with one painter, which is open."""

    def __init__(self, painter: QPainter, scene: Scene, look: Look) -> None:
        """Prepares the painter."""
        self._painter = painter
        self._scene = scene
        self._look = look
        self._paper = QColor(look.theme.paper)
        self._ink = QColor(look.theme.ink)
        self._muted = QColor(look.theme.muted)
        self._ink_in_hand = Ink(self._ink.rgba())
        self._stamper: Stamper | None = None
        if look.glyphs is not None:
            self._stamper = Stamper(painter, look.glyphs, look.theme, look.ratio, scene.size.width, look.mirrored)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)

    def draw(self) -> None:
        """Draws all of it."""
        self._draw_ground()
        self._draw_axis()
        self._draw_eras()
        self._draw_rules()
        if self._scene.curve:
            self._draw_curve(self._scene.curve)
        self._draw_today()
        self._draw_clusters()
        self._draw_chosen()
        self._draw_marks()
        self._draw_note()
        for mark in self._scene.marks:
            if mark.selected:
                self._draw_selected(mark)

    def _draw_ground(self) -> None:
        size, rows = self._scene.size, self._scene.rows
        self._painter.fillRect(QRectF(0, 0, size.width, size.height), self._paper)
        self._painter.fillRect(QRectF(0, 0, size.width, rows.axis_y), QColor(self._look.theme.panel))

    def _draw_axis(self) -> None:
        theme, rows, size = self._look.theme, self._scene.rows, self._scene.size
        strong, soft = QColor(theme.line), mixed(QColor(theme.line), self._paper, 0.45)
        sub, minor, major = ([tick for tick in self._scene.ticks if tick.level is level] for level in _LEVELS)
        self._lines(sub, rows.axis_y - 0.25 * rows.line, rows.axis_y, strong)
        if rows.has_minor_row:
            self._lines(minor, rows.minor_y + 0.35 * rows.line, rows.axis_y, strong)
        self._lines(minor, rows.axis_y, size.height, soft)
        self._lines(major, 0, size.height, strong)
        edge = 1 / self._look.ratio
        self._painter.fillRect(QRectF(0, rows.axis_y - edge, size.width, edge), mixed(self._muted, strong, 0.5))
        self._take_up(self._ink, strong=True)
        for tick in major:
            if tick.label:
                self._write(Rect(tick.label_x, rows.major_y, tick.label_width, rows.line), tick.label)
        if rows.has_minor_row:
            self._take_up(self._muted)
            for tick in minor:
                if tick.label:
                    self._write(Rect(tick.label_x, rows.minor_y, tick.label_width, rows.line), tick.label)

    def _draw_eras(self) -> None:
        ground = QColor(self._look.theme.accent)
        for era in self._scene.eras:
            place = self._place(era.rect)
            tint = mixed(ground, self._paper, 0.17 if era.odd else 0.09)
            self._painter.fillRect(place, tint)
            if place.width() >= _LEAST_EDGED:
                edge = place.right() if self._look.mirrored else place.left()
                self._painter.fillRect(QRectF(edge, place.top(), 1, place.height()), mixed(ground, self._paper, 0.5))
            if era.era.lasting:
                self._draw_lasting(place, tint)
            if era.label_rect:
                self._text(era.label_rect, era.label, self._muted)

    def _draw_lasting(self, place: QRectF, tint: QColor) -> None:
        """Lets an era fade into the paper where it goes on."""
        width = min(place.width() / 3, 3 * self._scene.rows.em)
        start, end = (
            (place.left() + width, place.left()) if self._look.mirrored else (place.right() - width, place.right())
        )
        gradient = QLinearGradient(start, 0, end, 0)
        gradient.setColorAt(0, tint)
        gradient.setColorAt(1, self._paper)
        self._painter.fillRect(QRectF(min(start, end), place.top(), width, place.height()), gradient)

    def _draw_rules(self) -> None:
        line = mixed(QColor(self._look.theme.line), self._paper, 0.8)
        for rule in self._scene.bands[1:]:
            self._painter.fillRect(QRectF(0, rule.top - 2, self._scene.size.width, 1), line)

    def _draw_curve(self, curve: Curve) -> None:
        accent, rect = QColor(self._look.theme.accent), curve.rect
        self._painter.fillRect(self._place(rect), mixed(accent, self._paper, 0.05))
        for share in (0.0, 0.5, 1.0):
            level = round(rect.bottom - share * rect.height)
            self._painter.fillRect(QRectF(0, level, rect.width, 1), QColor(self._look.theme.line))
        shapes = [[QPointF(self._mirror_x(x), y) for x, y in piece] for piece in curve.pieces]
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(mixed(accent, self._paper, 0.2))
        for corners in shapes:
            ground = [QPointF(corners[0].x(), rect.bottom), *corners, QPointF(corners[-1].x(), rect.bottom)]
            self._painter.drawPolygon(QPolygonF(ground))
        self._write_scale(curve)
        # Over the words, which would else hide the first years and the last.
        self._painter.setPen(QPen(accent, 1.6))
        for corners in shapes:
            self._painter.drawPolyline(corners)

    def _write_scale(self, curve: Curve) -> None:
        rect, rows, metrics = curve.rect, self._scene.rows, QFontMetricsF(self._look.font)
        name = curve.series.name
        low = rect.bottom - rows.line - 1
        self._text(Rect(0.6 * rows.em, low, metrics.horizontalAdvance(name), rows.line), name, self._muted)
        for share, text in ((1.0, "100 %"), (0.5, "50 %")):
            wide = metrics.horizontalAdvance(text)
            y = rect.bottom - share * rect.height
            top = min(max(y - rows.line / 2, rect.y), rect.bottom - rows.line)
            if share == 1.0 or rect.height >= 2.2 * rows.line:
                self._text(Rect(rect.width - wide - 0.6 * rows.em, top, wide, rows.line), text, self._muted)

    def _draw_today(self) -> None:
        scene, accent = self._scene, QColor(self._look.theme.accent)
        x = scene.scale.x_of(self._look.today + 0.5)
        if not 0 <= x <= scene.size.width:
            return
        top, half = scene.rows.axis_y, 0.22 * scene.rows.line
        self._line(x, top, scene.size.height, mixed(accent, self._paper, 0.45))
        x = self._snapped(self._mirror_x(x)) + 0.5
        corners = [QPointF(x - half, top - half), QPointF(x + half, top - half), QPointF(x, top + half * 0.6)]
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(accent)
        self._painter.drawPolygon(QPolygonF(corners))

    def _draw_marks(self) -> None:
        hovered = self._look.hovered
        others = [mark for mark in self._scene.marks if not mark.selected]
        if self._look.emphasised is not None or self._look.in_range is not None:
            self._painter.setOpacity(_DIMMED)
            self._draw_all([mark for mark in others if not self._stands_out(mark)])
            self._painter.setOpacity(1)
            others = [mark for mark in others if self._stands_out(mark)]
        self._draw_all(others)
        for mark in others:
            if mark.id == hovered:
                colour = mixed(self._muted, self._paper, 0.55)
                draw_ring(self._painter, mark, colour, self._scene.size.width, self._look.mirrored)
                if mark.label_rect:
                    self._text(mark.label_rect, mark.label, QColor(self._look.theme.link))

    def _stands_out(self, mark: Mark) -> bool:
        """Says whether a mark is drawn in full: emphasised where some are, and within the chosen range if any is."""
        emphasised, in_range = self._look.emphasised, self._look.in_range
        if mark.id == self._look.hovered:
            return True
        within = in_range is None or mark.id in in_range
        return within and (emphasised is None or mark.id in emphasised)

    def _draw_all(self, marks: Sequence[Mark]) -> None:
        """Draws marks and then their labels, so that the pen for these is taken up once."""
        hovered = self._look.hovered
        for mark in marks:
            self._draw_mark(mark)
        self._take_up(self._ink)
        for mark in marks:
            if mark.label_rect and mark.id != hovered:
                self._write_label(mark.label_rect, mark)

    def _draw_mark(self, mark: Mark) -> None:
        if self._stamper is None:
            draw_mark(self._painter, mark, self._look.theme, self._scene.size.width, self._look.mirrored)
        else:
            self._stamper.mark(mark)

    def _draw_selected(self, mark: Mark) -> None:
        theme, width = self._look.theme, self._scene.size.width
        if mark.label_rect and not (mark.inside and mark.rect.overlaps(mark.label_rect)):
            self._draw_plate(mark, mark.label_rect)
        draw_mark(self._painter, mark, theme, width, self._look.mirrored)
        if mark.lifted and mark.label_rect and mark.rect.overlaps(mark.label_rect):
            self._draw_plate(mark, mark.label_rect)
        draw_ring(self._painter, mark, QColor(theme.accent), width, self._look.mirrored)
        if mark.label_rect:
            self._text(mark.label_rect, mark.label, self._ink, strong=True)

    def _draw_plate(self, mark: Mark, label: Rect) -> None:
        theme = self._look.theme
        around = label.grown(1)
        around = Rect(around.x - 0.3 * label.height, around.y, around.width + 0.6 * label.height, around.height)
        self._painter.setPen(QPen(QColor(theme.accent), 1) if mark.lifted else Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(theme.selection))
        radius = label.height / 4
        self._painter.drawRoundedRect(self._place(around), radius, radius)

    def _draw_clusters(self) -> None:
        line = self._scene.rows.line
        bar, strong = mixed(self._muted, self._paper, 0.2), mixed(self._muted, self._paper, 0.4)
        self._take_up(self._ink)
        # Earlier items come first, and their counts are drawn over the columns on which they lie.
        for cluster in reversed(self._scene.clusters):
            rect = cluster.rect
            ground = strong if cluster == self._look.hovered else bar
            if rect.height < line:
                self._draw_thin(cluster)
            elif cluster.earlier:
                self._painter.fillRect(self._place(rect.grown(1)), self._paper)
                self._draw_pill(cluster, ground)
            elif rect.height > 1.6 * line:
                height = max(3.0, cluster.fill * rect.height)
                self._painter.fillRect(
                    self._place(Rect(rect.x + 1, rect.bottom - height, rect.width - 2, height)), ground
                )
            elif cluster.text:
                self._draw_pill(cluster, ground)
            if cluster.text:
                left = cluster.middle - cluster.text_width / 2
                self._write(Rect(left, rect.y, cluster.text_width, rect.height), cluster.text)

    def _draw_thin(self, cluster: Cluster) -> None:
        """Draws a count without its number, the darker the more it counts."""
        rect, share = cluster.rect, 0.2 + 0.4 * cluster.fill
        ground = mixed(self._muted, self._paper, 0.75 if cluster == self._look.hovered else share)
        self._painter.fillRect(self._place(Rect(rect.x + 1, rect.y + 2, rect.width - 2, rect.height - 4)), ground)

    def _draw_pill(self, cluster: Cluster, ground: QColor) -> None:
        rect, em = cluster.rect, self._scene.rows.em
        width = round(min(rect.width - 2, cluster.text_width + 1.6 * em))
        height = round(min(rect.height - 2, self._scene.rows.line + 2))
        place = Rect(cluster.middle - width / 2, round(rect.y + (rect.height - height) / 2), width, height)
        if self._stamper is not None:
            self._stamper.pill(place, ground)
            return
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(ground)
        self._painter.drawRoundedRect(self._place(place), height / 2, height / 2)
        self._take_up(self._ink)

    def _draw_chosen(self) -> None:
        if self._look.chosen is None:
            return
        size, rows, accent = self._scene.size, self._scene.rows, QColor(self._look.theme.accent)
        left, right = (min(max(x, 0.0), size.width) for x in self._look.chosen)
        veil = QColor(self._look.theme.panel)
        veil.setAlphaF(0.62)
        for start, end in ((0.0, left), (right, size.width)):
            self._painter.fillRect(self._place(Rect(start, rows.lanes_y, end - start, size.height)), veil)
        for x in (left, right):
            if 0 < x < size.width:
                self._line(x, 0, size.height, accent)

    def _draw_note(self) -> None:
        if not self._look.note:
            return
        rows, size, metrics = self._scene.rows, self._scene.size, QFontMetricsF(self._look.font)
        note = metrics.elidedText(self._look.note, Qt.TextElideMode.ElideRight, size.width - 2 * rows.em)
        taken = metrics.horizontalAdvance(note)
        rect = Rect(size.width - taken - rows.em, size.height - 1.3 * rows.line, taken, rows.line)
        self._painter.fillRect(self._place(rect.grown(0.5 * rows.em)), self._paper)
        self._text(rect, note, self._muted)

    def _line(self, x: float, top: float, bottom: float, colour: QColor) -> None:
        width = max(1.0, round(self._look.ratio)) / self._look.ratio
        self._painter.fillRect(QRectF(self._snapped(self._mirror_x(x)), top, width, bottom - top), colour)

    def _lines(self, ticks: Sequence[Tick], top: float, bottom: float, colour: QColor) -> None:
        """Draws lines between whole pixels; unsmoothed, which shows no difference, they take a third of the time."""
        ratio = self._look.ratio
        width = max(1.0, round(ratio)) / ratio
        half = width / 2
        xs = [self._mirror_x(tick.x) for tick in ticks] if self._look.mirrored else [tick.x for tick in ticks]
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        self._painter.drawLines([QLineF(at := round(x * ratio) / ratio + half, top, at, bottom) for x in xs])
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _text(self, rect: Rect, text: str, colour: QColor, strong: bool = False) -> None:
        self._take_up(colour, strong)
        self._write(rect, text)

    def _take_up(self, colour: QColor, strong: bool = False) -> None:
        """Takes up the colour and the type of all that is written until the next is taken up."""
        self._ink_in_hand = Ink(colour.rgba(), strong)
        if self._stamper is None:
            self._painter.setPen(colour)
            self._painter.setFont(self._look.strong_font if strong else self._look.font)

    def _write(self, rect: Rect, text: str) -> None:
        if self._stamper is None:
            self._painter.drawText(self._place(rect), _LINES if "\n" in text else _ONE_LINE, text)
        else:
            self._stamper.line(rect, text, self._ink_in_hand)

    def _write_label(self, rect: Rect, mark: Mark) -> None:
        if self._stamper is None:
            self._write(rect, mark.label)
        else:
            self._stamper.label(mark, rect, self._ink_in_hand)

    def _place(self, rect: Rect) -> QRectF:
        return QRectF(*(rect.mirrored(self._scene.size.width) if self._look.mirrored else rect))

    def _mirror_x(self, x: float) -> float:
        return self._scene.size.width - x if self._look.mirrored else x

    def _snapped(self, x: float) -> float:
        return round(x * self._look.ratio) / self._look.ratio


def draw_empty(painter: QPainter, rect: QRectF, theme: Theme, font: QFont, sentences: list[str]) -> None:
    """Draws the pane of a page without events: sentences in its middle."""
    painter.fillRect(rect, QColor(theme.paper))
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, "\n".join(sentences))


def draw_focus(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Draws the frame that says where the keys go."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3)
