"""One sentence for everything that may not grow."""


def over(rule: str, where: str, count: int, most: int, what: str = "lines") -> list[str]:
    return [f"{rule} {where}: {count} {what}, at most {most}"] if count > most else []
