"""Pieces that plans of every kind have, with the words that vary."""

from datetime import date, timedelta

ORGANS = [
    "大腸病理", "胸部CT", "皮膚病変", "心不全", "糖尿病外来", "消化管内視鏡", "人工関節手術", "眼底",
    "乳腺超音波", "脳卒中", "炎症性腸疾患", "腎移植", "喘息外来", "リハビリテーション", "周産期",
]
PLACES = ["港北", "山手", "湾岸", "西", "東部", "県央", "青葉", "みなと", "北信", "南町", "城東", "川端"]
CATEGORIES = [
    "diagnoses", "medical-history", "medical-records", "treatment", "prescriptions",
    "test-results", "pathology-images", "radiology-images", "endoscopy-images", "surgical-video",
]
PATIENTS = ["外来で通院中の成人の方", "手術を受けた方", "検査を受けた20歳以上の方", "入院した成人の方"]
DONE = ["planned", "planned", "done"]


class Days:
    """Days of one plan, counted from its day of judgement."""

    def __init__(self, random):
        self.random = random
        self.as_of = date(2020, 10, 1) + timedelta(days=random.randrange(120))

    def after(self, least, most):
        """A day so many days after the day of judgement, before the next edition of the law."""
        return str(self.as_of + timedelta(days=self.random.randint(least, most)))

    def collected(self):
        first = self.random.randint(2017, 2018)
        last = self.random.randint(first + 1, 2019)
        return self.random.choice([f"{first}-07-01/{last}-12-28", f"{first}-10/{last}-09"])


class Parts:
    """Makes the sections of one plan."""

    def __init__(self, random):
        self.random = random
        self.days = Days(random)
        self.organ = random.choice(ORGANS)
        self.place = random.choice(PLACES)

    def promise(self):
        return self.random.choice(DONE)

    def promises(self, *names):
        return {name: self.promise() for name in names}

    def head(self, title, kind="data-sharing-proposal", activity="business"):
        study = {
            "title": f"{self.organ}データの{title}",
            "kind": kind,
            "version": f"第{self.random.randint(1, 3)}.{self.random.randint(0, 9)}版",
            "version-date": self.days.after(-60, -10),
            "activity": activity,
            "governed-by": ["none"],
            "only-uses": [],
            "place": ["JP"],
            "started": self.days.after(20, 60),
            "until": "2022-03-31",
        }
        return {"tebiki": 1, "as-of": str(self.days.as_of), "study": study}

    def hospital(self, id="hospital"):
        return {
            "id": id,
            "name": f"医療法人 {self.random.choice(PLACES)}{self.random.choice(['総合', '中央', ''])}病院",
            "kind": "private-hospital",
            "main-purpose": "care",
            "roles": ["provider-only"],
            "country": "JP",
            "permission": {"head": "planned", "date": self.days.after(5, 15)},
        }

    def society(self):
        return {
            "id": "society",
            "name": f"一般社団法人 {self.organ}学会",
            "kind": "academic-society",
            "main-purpose": "academic",
            "roles": ["collector"],
            "country": "JP",
        }

    def company(self, id="maker"):
        sector = self.random.choice(["医療機器製造販売", "ソフトウェア", "医薬品製造販売"])
        return {
            "id": id,
            "name": self.random.choice(["診断支援AI開発会社", "在宅医療機器メーカー", "製薬企業"]),
            "kind": "company",
            "sector": sector,
            "main-purpose": "product-development",
            "roles": ["recipient"],
            "country": "JP",
        }

    def people(self):
        group = {
            "id": "adults",
            "name": self.random.choice(PATIENTS),
            "age": {"from": self.random.choice([16, 20, 40])},
            "judgement-capacity": True,
            "alive": True,
            "attends": self.random.random() < 0.5,
            "reachable": True,
        }
        return [group]

    def categories(self):
        return self.random.sample(CATEGORIES, self.random.randint(2, 4))

    def dataset(self, id, holder, acquired, timing="existing"):
        return {
            "id": id,
            "name": f"{self.organ}の{self.random.choice(['画像と所見', '検査値と処方', '診療記録', '映像と手術記録'])}",
            "people": ["adults"],
            "holder": holder,
            "timing": timing,
            "kind": "information",
            "categories": self.categories(),
            "identifiers": {"names": self.random.choice(["kept", "removed"]), "code": True},
            "acquired": acquired,
            "feasibility": {},
        }

    def care(self, by, period=None):
        return {
            "by": by,
            "period": period or self.days.collected(),
            "purpose": {"uses": ["care"]},
            "basis": "consent",
            "lawful": True,
        }

    def academic_collection(self, source, purpose):
        return {
            "by": "society",
            "from": source,
            "period": self.days.collected(),
            "purpose": purpose,
            "basis": "article-76",
            "lawful": True,
            "protocol": {
                "secondary-use": self.random.choice(["silent", "permitted"]),
                "conflicts": False,
                "anonymisation-intended": False,
            },
        }

    def anonymised(self, source, by):
        return {
            "id": source["id"] + "-anon",
            "name": "匿名加工情報",
            "people": ["adults"],
            "holder": by,
            "kind": "information",
            "categories": source["categories"],
            "derived-from": [source["id"]],
            "acquired": [],
            "processing": {
                "regime": "appi-anonymised",
                "by": by,
                "date": self.days.after(60, 80),
                "standard": self.promises(
                    "identifiers", "codes", "linking-ids", "peculiar", "dataset-nature"
                ),
                "method-secured": self.promise(),
                "published": self.promises("creation", "provision"),
                **self.promises("labelled", "security", "complaints", "measures-published"),
                "re-identifies": False,
            },
        }

    def transfer(self, id, datasets, source, target, bases, after=90):
        transfer = {
            "id": id,
            "datasets": datasets,
            "from": source,
            "to": target,
            "date": self.days.after(after, after + 30),
            "relation": "third-party",
            "bases": bases,
        }
        if self.random.random() < 0.4:
            transfer["minimised"] = True
            transfer["records"] = {"made": "planned", "provision-years": 3, "receipt-years": 5}
        return transfer

    def anonymised_transfer(self, id, dataset, source, target):
        transfer = self.transfer(id, [dataset["id"]], source, target, ["anonymised-information"])
        transfer["contract"] = {
            "with": target,
            **self.promises("concluded", "terms-of-use", "no-reidentification", "security"),
            "onward-provision": self.random.choice(["forbidden", "with-permission"]),
        }
        return transfer

    def refusal(self, by):
        return {
            "possible": True,
            "received-by": by,
            "ways": self.random.choice(["電話又は電子メール", "同封の葉書、電話又は窓口", "総合受付の窓口"]),
            "contact": f"{self.place}病院 {self.random.choice(['医療情報部', '地域連携室', '研究事務局'])}",
            "receipt": "written",
            **self.promises("flags", "flags-shared", "excluded-before-extraction"),
        }

    def tail(self, reviewed, follows=None):
        review = {
            "committee": f"{self.place}病院 倫理審査委員会",
            "covers": reviewed,
            "single": True,
            "kind": self.random.choice(["full", "expedited"]),
            "opinion": "suitable",
            "date": self.days.after(-40, -5),
            "told-of-other-sites": self.promise(),
        }
        sections = {
            "review": [review],
            "governance": {
                "public-information": self.promise(),
                "articles-mention-secondary-use": True,
                **self.promises(
                    "security", "staff-supervision", "breach-procedure", "disclosure-procedure"
                ),
            },
            "retention": {"years": self.random.choice([5, 10]), "disposal": "planned"},
            "programmes": ["none"],
        }
        if self.random.random() < 0.3:
            sections["contents"] = {f"item-{item}": "present" for item in range(1, 26)}
        if follows:
            sections["workflow"] = {"follows": follows}
        return sections
