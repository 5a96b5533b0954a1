"""The pipeline: the one place where the stages meet."""

from polybius.pipeline.building import BuildResult, build, code_files, codebook_documents, report
from polybius.pipeline.explaining import explain
from polybius.pipeline.running import Progress
from polybius.pipeline.stages import Stages, real_stages

__all__ = [
    "BuildResult",
    "Progress",
    "Stages",
    "build",
    "code_files",
    "codebook_documents",
    "explain",
    "real_stages",
    "report",
]
