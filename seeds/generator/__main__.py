"""Command line: `python -m seeds.generator [--scale N] [--out DIR] [--seed S]`."""

import argparse
import shutil
from pathlib import Path
from random import Random

from seeds.generator.billing_export import write_billing
from seeds.generator.call_export import write_calls
from seeds.generator.company import make_bag, make_company
from seeds.generator.crm_export import write_crm
from seeds.generator.email_export import write_email
from seeds.generator.intercom_export import write_intercom
from seeds.generator.product_export import write_product
from seeds.generator.rejected import break_some_records, write_truth
from seeds.generator.slack_export import write_slack
from seeds.generator.survey_export import write_surveys
from seeds.generator.tracker_export import write_tracker
from seeds.generator.truth import tell_truth
from seeds.generator.zendesk_export import write_zendesk

DEFAULT_OUT = Path(__file__).parents[1] / "raw"
FOLDERS = (
    "zendesk",
    "intercom",
    "email",
    "slack",
    "calls",
    "crm",
    "billing",
    "product",
    "tracker",
    "surveys",
)


def generate(out: Path, *, seed: int = 2026, scale: int = 1) -> Path:
    """Write every export below `out` and the truth; return the path of the truth."""
    companies = [make_company(seed, replica) for replica in range(scale)]
    for folder in FOLDERS:
        shutil.rmtree(out / folder, ignore_errors=True)
    write_zendesk(out / "zendesk", companies, Random(seed + 1))
    write_intercom(out / "intercom", companies, Random(seed + 2))
    write_email(out / "email", companies, Random(seed + 3))
    write_slack(out / "slack", companies, Random(seed + 4))
    write_calls(out / "calls", companies, Random(seed + 5))
    write_crm(out / "crm", companies, Random(seed + 6))
    write_billing(out / "billing", companies, Random(seed + 7))
    write_product(out / "product", companies, Random(seed + 8))
    write_tracker(out / "tracker", Random(seed + 9))
    write_surveys(out / "surveys", companies, Random(seed + 10), make_bag(seed + 10))
    rejected = break_some_records(out)
    is_default = out.resolve() == DEFAULT_OUT.resolve()
    truth_path = (Path(__file__).parent if is_default else out.parent) / "truth.json"
    write_truth(truth_path, tell_truth(companies, rejected))
    return truth_path


def main() -> None:
    """Read the command line and generate."""
    parser = argparse.ArgumentParser(prog="seeds.generator", description=__doc__)
    parser.add_argument(
        "--scale", type=int, default=1, help="times as many accounts and conversations"
    )
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT, help="folder of the exports")
    parser.add_argument(
        "--seed", type=int, default=2026, help="another seed, another draw of the same plan"
    )
    arguments = parser.parse_args()
    generate(arguments.out, seed=arguments.seed, scale=arguments.scale)


if __name__ == "__main__":
    main()
