"""The first start: the library is compiled, with progress, and can be given up."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.gui.jobs import Job


class PreparingDialog(QDialog):
    """Is accepted when the job has succeeded, with its result in `result_value`; else `failure` says why."""

    def __init__(self, job: Job, icon: QIcon, parent: QWidget | None = None) -> None:
        """Watches a job, which begins when the dialog is shown."""
        super().__init__(parent)
        self.setObjectName("preparing")
        self.setWindowTitle("Chancery")
        self.result_value: object = None
        self.failure: Exception | None = None
        self._job = job
        picture = QLabel(self)
        picture.setPixmap(icon.pixmap(48, 48))
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._label = QLabel(self.tr("Preparing the encyclopedia. This happens once for each edition."), self)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._buttons.rejected.connect(self._on_cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(14)
        for widget in (picture, self._label, self._bar, self._buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self.reject)

    def prepare(self) -> bool:
        """Starts the job and returns, once it is over, whether it succeeded."""
        self._job.start()
        return self.exec() == QDialog.DialogCode.Accepted

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._on_cancel()
        event.ignore()

    def _on_cancel(self) -> None:
        self._label.setText(self.tr("Stopping…"))
        self._buttons.setEnabled(False)
        self._job.cancel()

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_succeeded(self, result: object) -> None:
        self.result_value = result
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.failure = error
        self.reject()
