"""What is amiss in some plans: a fault that a rule speaks of, or an answer not yet known.

Each change says whether it found something to change.
"""


def opt_out_by_publication(plan, random):
    """Provides by publication alone what is not anonymised for anybody."""
    raw = {data["id"] for data in plan["datasets"] if "processing" not in data}
    found = [t for t in plan["transfers"] if raw & set(t["datasets"]) and "consents" not in t]
    for transfer in found:
        transfer["bases"] = ["appi-opt-out"]
    return found


def raw_instead_of_anonymised(plan, random):
    found = [t for t in plan["transfers"] if t["bases"] == ["anonymised-information"]]
    for transfer in found:
        transfer["datasets"] = [transfer["datasets"][0].removesuffix("-anon")]
        transfer["bases"] = ["appi-opt-out"]
    return found


def research_exemption_for_a_product(plan, random):
    found = [use for use in plan["uses"] if use["basis"] == "academic-own"]
    for use in found:
        use["purpose"] = {"uses": ["product-development"], "main": "product-development"}
        use["basis"] = "article-76"
        use["acts"] = ["train-ai"]
    return found


def no_contract_terms(plan, random):
    found = [t["contract"] for t in plan["transfers"] if "contract" in t]
    for contract in found:
        contract["no-reidentification"] = "none"
    return found


def standard_not_met(plan, random):
    found = [d["processing"] for d in plan["datasets"] if "standard" in d.get("processing", {})]
    for processing in found:
        processing["standard"]["identifiers"] = "none"
    return found


def letter_too_late(plan, random):
    found = [n for n in plan["notices"] if "waiting-days" in n]
    for notice in found:
        notice["waiting-days"] = 3
        notice["items"] = [1, 2, 3]
    return found


def blanket_consent(plan, random):
    found = [c for c in plan["consents"] if "provision" in c["covers"]]
    for consent in found:
        consent["breadth"] = "blanket"
        consent["form"] = "poster"
    return found


def consent_without_withdrawal(plan, random):
    found = [c for c in plan["consents"] if "withdrawal" in c]
    for consent in found:
        consent["withdrawal"] = {"possible": False}
    return found


def not_reviewed(plan, random):
    for review in plan["review"]:
        review["opinion"] = "unsuitable"
    return plan["review"]


def unknown_bases(plan, random):
    random.choice(plan["transfers"])["bases"] = "unknown"
    return True


def unknown_relation(plan, random):
    random.choice(plan["transfers"])["relation"] = "unknown"
    return True


def unknown_regime(plan, random):
    found = [d["processing"] for d in plan["datasets"] if "processing" in d]
    for processing in found:
        processing["regime"] = "unknown"
    return found


FAULTS = [
    opt_out_by_publication, raw_instead_of_anonymised, research_exemption_for_a_product,
    no_contract_terms, standard_not_met, letter_too_late, blanket_consent,
    consent_without_withdrawal, not_reviewed,
]
GAPS = [unknown_bases, unknown_relation, unknown_regime]


def change(plan, random):
    """One plan in six has a fault, one in twelve a gap."""
    if random.random() < 0.17:
        apply_one(FAULTS, plan, random)
    if random.random() < 0.08:
        apply_one(GAPS, plan, random)


def apply_one(changes, plan, random):
    for change in random.sample(changes, len(changes)):
        if change(plan, random):
            return
