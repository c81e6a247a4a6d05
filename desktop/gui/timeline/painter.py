"""Draws a finished scene: ground, axis, marks, labels, the day of today."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from desktop.chronology.geometry import Rect
from desktop.chronology.marks import Mark
from desktop.chronology.scene import Scene
from desktop.chronology.ticks import Level
from desktop.gui.theme import Theme
from desktop.gui.timeline.mark_painter import draw_mark, draw_ring, mixed

_ONE_LINE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip


class Look(NamedTuple):
    """How a scene is drawn.

    Attributes:
        theme: the colours.
        font: for labels.
        strong_font: for years and the selected label.
        hovered: event under the pointer.
        today: day number of today.
        mirrored: time runs from right to left.
        ratio: device pixels to a logical pixel.
        note: a word on events that have no place; "" for none.
    """

    theme: Theme
    font: QFont
    strong_font: QFont
    hovered: str | None
    today: int
    mirrored: bool
    ratio: float
    note: str


class ScenePainter:
    """Draws one scene with one painter, which is open."""

    def __init__(self, painter: QPainter, scene: Scene, look: Look) -> None:
        """Prepares the painter."""
        self._painter = painter
        self._scene = scene
        self._look = look
        self._paper = QColor(look.theme.paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)

    def draw(self) -> None:
        """Draws all of it."""
        self._draw_ground()
        self._draw_axis()
        self._draw_today()
        for mark in self._scene.marks:
            if not mark.selected:
                self._draw_whole(mark)
        self._draw_clusters()
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
        for tick in self._scene.ticks:
            match tick.level:
                case Level.SUB:
                    self._line(tick.x, rows.axis_y - 0.25 * rows.line, rows.axis_y, strong)
                case Level.MINOR:
                    if rows.has_minor_row:
                        self._line(tick.x, rows.minor_y + 0.35 * rows.line, rows.axis_y, strong)
                    self._line(tick.x, rows.axis_y, size.height, soft)
        for tick in self._scene.ticks:
            if tick.level is Level.MAJOR:
                self._line(tick.x, 0, size.height, strong)
        edge = 1 / self._look.ratio
        self._painter.fillRect(QRectF(0, rows.axis_y - edge, size.width, edge), mixed(QColor(theme.muted), strong, 0.5))
        for tick in self._scene.ticks:
            if tick.label and tick.level is Level.MAJOR:
                place = Rect(tick.label_x, rows.major_y, tick.label_width, rows.line)
                self._text(place, tick.label, theme.ink, strong=True)
            elif tick.label and rows.has_minor_row:
                place = Rect(tick.label_x, rows.minor_y, tick.label_width, rows.line)
                self._text(place, tick.label, theme.muted)

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

    def _draw_whole(self, mark: Mark) -> None:
        theme, width = self._look.theme, self._scene.size.width
        hovered = mark.id == self._look.hovered
        draw_mark(self._painter, mark, theme, width, self._look.mirrored)
        if hovered:
            draw_ring(self._painter, mark, mixed(QColor(theme.muted), self._paper, 0.55), width, self._look.mirrored)
        if mark.label_rect:
            self._text(mark.label_rect, mark.label, theme.link if hovered else theme.ink)

    def _draw_selected(self, mark: Mark) -> None:
        theme, width = self._look.theme, self._scene.size.width
        if mark.label_rect and not mark.inside:
            self._draw_plate(mark, mark.label_rect)
        draw_mark(self._painter, mark, theme, width, self._look.mirrored)
        draw_ring(self._painter, mark, QColor(theme.accent), width, self._look.mirrored)
        if mark.label_rect:
            self._text(mark.label_rect, mark.label, theme.ink, strong=True)

    def _draw_plate(self, mark: Mark, label: Rect) -> None:
        theme = self._look.theme
        around = label.grown(1)
        around = Rect(around.x - 0.3 * label.height, around.y, around.width + 0.6 * label.height, around.height)
        self._painter.setPen(QPen(QColor(theme.accent), 1) if mark.lifted else Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(theme.selection))
        radius = label.height / 4
        self._painter.drawRoundedRect(self._place(around), radius, radius)

    def _draw_clusters(self) -> None:
        theme = self._look.theme
        for cluster in self._scene.clusters:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(mixed(QColor(theme.muted), self._paper, 0.16))
            radius = cluster.rect.height / 2
            self._painter.drawRoundedRect(self._place(cluster.rect), radius, radius)
            self._text(cluster.rect, cluster.text, theme.muted)

    def _draw_note(self) -> None:
        if not self._look.note:
            return
        rows, size = self._scene.rows, self._scene.size
        self._painter.setFont(self._look.font)
        taken = self._painter.fontMetrics().horizontalAdvance(self._look.note) + rows.em
        rect = Rect(size.width - taken - rows.em, size.height - 1.4 * rows.line, taken, 1.2 * rows.line)
        self._painter.fillRect(self._place(rect), self._paper)
        self._text(rect, self._look.note, self._look.theme.muted)

    def _line(self, x: float, top: float, bottom: float, colour: QColor) -> None:
        width = max(1.0, round(self._look.ratio)) / self._look.ratio
        self._painter.fillRect(QRectF(self._snapped(self._mirror_x(x)), top, width, bottom - top), colour)

    def _text(self, rect: Rect, text: str, colour: str, strong: bool = False) -> None:
        self._painter.setFont(self._look.strong_font if strong else self._look.font)
        self._painter.setPen(QColor(colour))
        place = self._place(rect)
        place.moveLeft(self._snapped(place.left()))
        self._painter.drawText(place, _ONE_LINE, text)

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
