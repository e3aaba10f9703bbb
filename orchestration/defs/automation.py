"""All jobs and schedules.

Here belongs when things run. What they are belongs in the other folders of `defs/`.
"""

import logging

import dagster as dg

from orchestration.progress import PROGRESS_LOGGER

REFRESH_JOB = "refresh_warehouse"


@dg.definitions
def automation() -> dg.Definitions:
    """One job for everything, once a day before people come to work."""
    refresh = dg.define_asset_job(
        REFRESH_JOB,
        selection=dg.AssetSelection.all(),
        description="Raw exports to the published warehouse.",
    )
    daily = dg.ScheduleDefinition(
        name="refresh_warehouse_daily",
        job=refresh,
        cron_schedule="0 5 * * *",
        execution_timezone="UTC",
    )
    return dg.Definitions(jobs=[refresh], schedules=[daily], loggers={"console": console})


@dg.logger({"log_level": dg.Field(str, default_value="INFO")})
def console(context: dg.InitLoggerContext) -> logging.Logger:
    """Lines for a person where somebody listens (`make run`), Dagster's own elsewhere."""
    progress = logging.getLogger(PROGRESS_LOGGER)
    if progress.handlers:
        return progress
    return dg.colored_console_logger.logger_fn(context)
