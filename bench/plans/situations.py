"""Whole plans: the situations that hospitals, societies and companies write down."""

from .writer import Shared


def product(parts):
    uses = parts.random.choice(
        [["product-development"], ["medical-rd", "product-development"], ["product-development", "ai-training"]]
    )
    return {"uses": uses, "main": "product-development"}


def numbered(stem, parts):
    count = parts.random.choices([1, 2, 3], [75, 20, 5])[0]
    return [f"{stem}-{number}" for number in range(1, count + 1)]


def contract(first, second, kind, parts):
    return {"between": [first, second], "kind": kind, "done": parts.promise()}


def hospital_anonymises(parts):
    """The hospital anonymises what it collects or holds, and provides it to a company."""
    future = parts.random.random() < 0.5
    plan = parts.head("匿名加工と企業への提供")
    plan["purpose"] = product(parts)
    plan["institutions"] = [parts.hospital(), parts.company()]
    plan["people"] = parts.people()
    raw, made, transfers = [], [], []
    period = f"{parts.days.after(10, 20)}/{parts.days.after(30, 50)}" if future else None
    for id in numbered("records", parts):
        data = parts.dataset(
            id, "hospital", [parts.care("hospital", period)], "future" if future else "existing"
        )
        if future:
            data["feasibility"] = {"opt-in": False, "anonymise-in-house": True}
        else:
            data["feasibility"] = {"qualifying-opt-out-again": False}
        raw.append(data)
        made.append(parts.anonymised(data, "hospital"))
        transfers.append(parts.anonymised_transfer("to-" + id, made[-1], "hospital", "maker"))
    plan["datasets"] = raw + made
    plan |= {"consents": [], "notices": [], "uses": [], "transfers": transfers}
    plan["contracts"] = [contract("hospital", "maker", "anonymised-provision", parts)]
    return plan | parts.tail(["hospital"], "handbook-4" if future else "handbook-6b")


def society_anonymises(parts):
    """A society anonymises its academic collection and provides it to companies."""
    plan = parts.head("匿名加工情報の提供")
    academic = Shared("academic", {"uses": ["academic-research", "publication"], "main": "academic-research"})
    plan["purpose"] = product(parts)
    plan["institutions"] = [parts.hospital(), parts.society(), parts.company()]
    plan["people"] = parts.people()
    raw, made, transfers = [], [], []
    for id in numbered("collection", parts):
        data = parts.dataset(id, "society", [parts.academic_collection("hospital", academic)])
        data["identifiers"]["key-table"] = "hospital"
        data["feasibility"] = {"qualifying-opt-out-again": False}
        raw.append(data)
        made.append(parts.anonymised(data, "society"))
        incoming = parts.transfer("in-" + id, [id], "hospital", "society", ["academic-recipient"], -600)
        transfers += [
            incoming | {"purpose": academic},
            parts.anonymised_transfer("out-" + id, made[-1], "society", "maker"),
        ]
    plan["datasets"] = raw + made
    plan |= {"consents": [], "notices": []}
    plan["uses"] = [
        {"id": "research", "by": "society", "datasets": [data["id"] for data in raw],
         "purpose": academic, "basis": "academic-own", "acts": ["analyse", "publish"]}
    ]
    plan["transfers"] = transfers
    plan["contracts"] = [contract("society", "maker", "anonymised-provision", parts)]
    if parts.random.random() < 0.4:
        entrust_processing(plan, raw[0], parts)
    return plan | parts.tail(["hospital"], "handbook-6a")


def entrust_processing(plan, data, parts):
    """A contractor does the anonymisation on the society's behalf."""
    plan["institutions"].append({
        "id": "processor", "name": "データ加工会社", "kind": "company", "sector": "情報処理",
        "main-purpose": "other", "roles": ["contractor"],
    })
    move = parts.transfer("processing", [data["id"]], "society", "processor", ["none"], 30)
    move["relation"] = "entrustment"
    move["entrustment"] = {
        "principal": "society", "recipient-own-use": False, "collates": "none",
        "output": "returned", "supervised": "planned", "sub-entrusted": False,
    }
    plan["transfers"].append(move)
    plan["contracts"].append(contract("society", "processor", "entrustment", parts))


def dynamic_consent(parts):
    """Patients take part in a registry and are asked anew for each company."""
    plan = parts.head("企業への提供(都度の同意)")
    purpose = Shared("development", product(parts) | {"settled-at-consent": False})
    plan["purpose"] = purpose
    makers = [parts.company(id) for id in numbered("maker", parts)]
    plan["institutions"] = [parts.hospital(), parts.society(), *makers]
    plan["people"] = parts.people()
    period = f"{parts.days.after(40, 60)}/{parts.days.after(70, 90)}"
    data = parts.dataset("monitoring", "society", [], "future")
    data["acquired"] = [
        {"by": "society", "from": "hospital", "period": period, "purpose": purpose,
         "basis": "consent", "consents": ["participation"], "lawful": True}
    ]
    data["feasibility"] = {"opt-in": True, "individual-consent": True}
    plan["datasets"] = [data]
    plan["consents"] = [participation(parts)]
    plan |= {"notices": [], "uses": []}
    joining = parts.transfer("to-society", ["monitoring"], "hospital", "society", ["consent"], 60)
    plan["transfers"] = [joining | {"consents": ["participation"]}]
    for maker in makers:
        agreed = each_use(parts, maker["id"], purpose)
        plan["consents"].append(agreed)
        leaving = parts.transfer("to-" + maker["id"], ["monitoring"], "society", maker["id"], ["consent"], 140)
        plan["transfers"].append(leaving | {"consents": [agreed["id"]]})
    plan["dynamic-consent"] = {
        "database-published": "planned",
        "contact-channel": "患者用アプリ(電話での連絡も可)",
        "inquiry-channel-explained": True,
        "withdrawals-independent-explained": True,
        "identity-check": "planned",
        "applications-reviewed": "planned",
        "per-use": "opt-in",
        "extracted": "consented-only",
    }
    plan["contracts"] = [contract("society", maker["id"], "other", parts) for maker in makers]
    return plan | parts.tail(["hospital"], "handbook-1")


def participation(parts):
    return {
        "id": "participation", "to": "hospital", "datasets": ["monitoring"], "people": ["adults"],
        "date": parts.days.after(20, 35), "covers": ["dc-participation", "acquisition", "provision"],
        "recipients": ["society"], "breadth": "individual", "form": "written",
        "face-to-face": True, "from": "person",
        "withdrawal": {"possible": True, "explained": True, "on-withdrawal": "stop-and-delete"},
    }


def each_use(parts, maker, purpose):
    return {
        "id": "use-by-" + maker, "to": "society", "datasets": ["monitoring"], "people": ["adults"],
        "date": parts.days.after(100, 130), "covers": ["provision"], "recipients": [maker],
        "purpose": purpose, "breadth": "individual", "form": "electronic",
        "electronic": parts.promises("identity", "questions", "viewable"), "from": "person",
        "withdrawal": {"possible": True, "explained": True, "on-withdrawal": "stop"},
    }


def accredited_operator(parts):
    """The hospital notifies each patient and provides to an accredited operator."""
    plan = parts.head("次世代医療基盤法に基づく提供")
    plan["purpose"] = {"uses": ["medical-rd", "product-development"], "main": "medical-rd"}
    operator = {"id": "operator", "name": "認定匿名加工医療情報作成事業者", "kind": "company", "country": "JP",
                "ngmia": [{"kind": "anonymised-maker", "since": "2019-12-19"}]}
    plan["institutions"] = [parts.hospital(), operator, parts.company()]
    plan["people"] = parts.people()
    raw, made, transfers = [], [], []
    period = f"{parts.days.after(20, 40)}/2022-03-31"
    for id in numbered("records", parts):
        data = parts.dataset(id, "hospital", [parts.care("hospital", period)], "future")
        data["feasibility"] = {"opt-in": False, "anonymise-in-house": False}
        raw.append(data)
        made.append({
            "id": id + "-anon", "name": "匿名加工医療情報", "people": ["adults"], "holder": "operator",
            "kind": "information", "categories": data["categories"], "derived-from": [id],
            "acquired": [],
            "processing": {"regime": "ngmia-anonymised", "by": "operator", "re-identifies": False},
        })
        incoming = parts.transfer("in-" + id, [id], "hospital", "operator", ["ngmia-anonymised"], 110)
        transfers += [
            incoming | {"notices": ["letter"]},
            parts.transfer("out-" + id, [id + "-anon"], "operator", "maker", ["ngmia-anonymised"], 160),
        ]
    plan["datasets"] = raw + made
    plan["consents"] = []
    plan["notices"] = [letter(parts)]
    plan |= {"uses": [], "transfers": transfers}
    plan["contracts"] = [
        contract("hospital", "operator", "ngmia-provision", parts),
        contract("operator", "maker", "ngmia-use", parts),
    ]
    return plan | parts.tail(["hospital"], "handbook-3")


def letter(parts):
    return {
        "id": "letter", "under": "ngmia-52", "by": "hospital",
        "to": [{"people": "adults", "person": "planned"}],
        "means": ["individual-document"], "delivery-confirmed": "planned", "items": [1, 2, 3, 4, 5],
        "sent": parts.days.after(20, 30), "waiting-days": parts.random.choice([45, 60]),
        "refusal": parts.refusal("hospital"),
        "filed": {"with": "minister", "done": "done", "date": parts.days.after(-30, -15)},
        "published-by": {"authority": "planned", "holder": "planned"},
    }


def academic_study(parts):
    """A university and hospitals study existing records, by publication and refusal."""
    plan = parts.head("後ろ向き観察研究", "study-plan", "research")
    plan["study"] |= {"invasiveness": "none", "intervention": False, "multi-site": True, "registered": "umin"}
    plan["purpose"] = {"uses": ["academic-research", "publication"], "main": "academic-research"}
    university = parts.hospital("university") | {
        "name": "私立医科大学", "kind": "private-university", "main-purpose": "academic", "roles": ["principal"]
    }
    hospitals = numbered("hospital", parts)
    plan["institutions"] = [university, *(parts.hospital(id) for id in hospitals)]
    plan["people"] = parts.people()
    plan["datasets"], plan["transfers"], plan["judgements"] = [], [], []
    transfers, judgements = [], []
    for id in ["university", *hospitals]:
        data = parts.dataset("records-" + id, id, [parts.care(id)])
        data["guideline-existing"] = "before-protocol"
        data["feasibility"] = {"individual-consent": False}
        plan["datasets"].append(data)
        if id == "university":
            continue
        move = parts.transfer("from-" + id, [data["id"]], id, "university", ["academic-recipient"])
        transfers.append(move | {"notices": ["web"]})
        judgements.append({
            "fact": f"transfers.from-{id}.consent-difficult", "value": True, "by": "committee",
            "date": parts.days.after(-40, -5),
            "reason": "対象期間が長く、転居や死亡により連絡できない方が多い。",
        })
    everything = [data["id"] for data in plan["datasets"]]
    plan["consents"] = []
    plan["notices"] = [{
        "id": "web", "under": "guideline", "by": "university", "means": ["web", "poster"],
        "items": [1, 2, 3, 4, 5, 6],
        "published": {"from": parts.days.after(16, 25), "until": "2022-03-31"},
        "refusal": parts.refusal("university"),
    }]
    plan["uses"] = [{"id": "analysis", "by": "university", "datasets": everything,
                     "basis": "academic-own", "acts": ["analyse", "statistics"]}]
    plan["transfers"] = transfers
    plan["judgements"] = judgements
    plan["contracts"] = []
    return plan | parts.tail(["university", *hospitals])


# Situation, how often, the faults and gaps below being laid over a few.
SITUATIONS = [
    (hospital_anonymises, 35),
    (society_anonymises, 12),
    (dynamic_consent, 30),
    (accredited_operator, 15),
    (academic_study, 8),
]
