/// What the handbook's annexes hold, written down from the reading of them and not from rules/.
struct Expected: CustomStringConvertible, Sendable {
  let workflow: String
  /// Tasks by lane, in Japanese.
  let tasks: [String: [String]]
  /// Tasks whose place or wording was inferred, in Japanese.
  var inferredTasks: [String] = []
  /// Gateways with their branches.
  let gateways: [String: Set<String>]
  /// Messages that the reading draws: from and to, by task.
  let messages: Set<Message>
  /// The data that messages carry or tasks keep.
  let data: Set<String>
  /// A word of each text beside the drawing.
  let notes: [String]
  /// A word of each duty, by lane.
  let duties: [String: [String]]

  struct Message: Hashable, Sendable, CustomStringConvertible {
    let from: String
    let to: String
    var description: String { "\(from) ⇢ \(to)" }
  }

  var description: String { workflow }

  static let all = [one, two, three, four, five, sixA, sixB]
}

infix operator ~> : AdditionPrecedence

/// A message between two tasks.
func ~> (from: String, to: String) -> Expected.Message { Expected.Message(from: from, to: to) }

extension Expected {
  private static let visit = ["医療機関を訪問"]
  private static let care = ["問診・診察・検査", "臨床データの収集・蓄積"]
  private static let adoption: Set<String> = ["採択", "不採択"]

  // MARK: - Dynamic consent

  private static let participation = [
    "患者": visit + ["同意を通知し、連絡手段を設定"],
    "医療施設": care + ["同意を受理し、連絡手段を記録", "臨床データと連絡手段を提供"],
    "学会等": [
      "臨床データと連絡手段を受領", "臨床データと連絡手段でデータベースを作成", "臨床データのデータベースについて公表",
      "具体的な臨床データ利用の申請を受理", "申請を受けた臨床データの利用を審査", "具体的な臨床データ利用の内容を通知",
      "不明点の問い合わせを受ける", "不明点を説明",
    ],
    "民間企業等": ["具体的な臨床データ利用を申請", "臨床データを受領", "臨床データを利用"],
  ]

  private static let inquiry = ["具体的な臨床データ利用の内容の通知を受理", "不明点を問い合わせる", "不明点についての説明を受ける"]

  private static let participationMessages: Set<Message> = [
    "同意を通知し、連絡手段を設定" ~> "同意を受理し、連絡手段を記録",
    "臨床データと連絡手段を提供" ~> "臨床データと連絡手段を受領",
    "具体的な臨床データ利用を申請" ~> "具体的な臨床データ利用の申請を受理",
    "具体的な臨床データ利用の内容を通知" ~> "具体的な臨床データ利用の内容の通知を受理",
    "不明点を問い合わせる" ~> "不明点の問い合わせを受ける",
    "不明点を説明" ~> "不明点についての説明を受ける",
  ]

  private static let dynamicNotes = [
    "アプリのインストール", "第5章第12の3", "問い合わせの方法", "どのような内容を伝えるべきか", "撤回にはならない", "本人確認", "利用の継続",
  ]

  private static let one = Expected(
    workflow: "handbook-1",
    tasks: participation.merging(
      [
        "患者": inquiry + ["同意を通知"],
        "学会等": ["同意を受理", "同意を得た臨床データのみを抽出し、提供"],
      ],
      uniquingKeysWith: +
    ),
    gateways: [
      "dynamic consentを行うことに同意するか": ["同意する", "同意しない"], "採択するか": adoption,
      "不明点があるか": ["あり", "なし"], "opt-in": ["同意", "同意しない"],
    ],
    messages: participationMessages.union([
      "同意を通知" ~> "同意を受理", "同意を得た臨床データのみを抽出し、提供" ~> "臨床データを受領",
    ]),
    data: ["臨床データ", "連絡手段", "臨床データ、連絡手段", "具体的な臨床データ利用目的"],
    notes: dynamicNotes + ["従うことは求められない"],
    duties: [
      "医療施設": ["DC活用同意を得る", "連絡手段", "伝える内容", "撤回できる", "撤回が別のもの"],
      "学会等": [
        "データベースについて公表", "審査", "具体的な利用の内容", "問い合わせの方法", "本人確認", "重なる同意", "同意を得た臨床データだけ",
      ],
      "民間企業等": ["具体的に示して申請"],
    ]
  )

  private static let two = Expected(
    workflow: "handbook-2",
    tasks: participation.merging(
      [
        "患者": inquiry + ["提供停止を求める旨の通知"],
        "学会等": [
          "一定のオプトアウト期間を設定", "提供停止の受け付け", "提供停止を受け付けたデータにフラグを設定",
          "フラグ設定のない臨床データを抽出し、提供",
        ],
      ],
      uniquingKeysWith: +
    ),
    gateways: [
      "dynamic consentを行うことに同意するか": ["同意する", "同意しない"], "採択するか": adoption,
      "不明点があるか": ["あり", "なし"], "opt-out": ["提供停止を求めない", "提供停止を求める"],
    ],
    messages: participationMessages.union([
      "提供停止を求める旨の通知" ~> "提供停止の受け付け", "フラグ設定のない臨床データを抽出し、提供" ~> "臨床データを受領",
    ]),
    data: ["臨床データ", "連絡手段", "臨床データ、連絡手段", "具体的な臨床データ利用目的"],
    notes: dynamicNotes + ["商用の2次利用には使えない"],
    duties: [
      "医療施設": ["DC活用同意を得る", "連絡手段", "伝える内容", "撤回できる", "撤回が別のもの"],
      "学会等": [
        "データベースについて公表", "審査", "具体的な利用の内容", "問い合わせの方法", "本人確認", "重なる同意", "期間を設け", "求めを受け付ける",
        "フラグを付ける", "除いて提供", "学術研究の範囲",
      ],
      "民間企業等": ["具体的に示して申請"],
    ]
  )

  // MARK: - NGMIA

  private static let stopping: [String: Set<String>] = [
    "提供停止を求めるか": ["提供停止を求めない", "提供停止を求める"], "採択するか": adoption,
  ]

  private static let operatorTasks = [
    "匿名加工医療情報の利用の申請を受理", "申請を受けた匿名加工医療情報の利用を審査", "匿名加工医療情報の作成を決定", "匿名加工医療情報を作成",
    "提供先との契約", "匿名加工医療情報を提供",
  ]

  private static let companyTasks = [
    "匿名加工医療情報の利用を申請", "認定事業者との契約", "匿名加工医療情報を受領", "匿名加工医療情報を利用",
  ]

  private static let ngmiaMessages: Set<Message> = [
    "提供停止を求める旨の通知" ~> "提供停止の受け付け",
    "提供停止を受け付けた旨の通知" ~> "提供停止を受け付けた旨の通知の受理",
    "匿名加工医療情報の利用を申請" ~> "匿名加工医療情報の利用の申請を受理",
    "匿名加工医療情報を提供" ~> "匿名加工医療情報を受領",
  ]

  private static let hospitalDuties = [
    "届け出", "本人に一人一人", "保護者等", "五つの事項", "必要な期間", "停止の求め(オプトアウト)", "受け付けた旨の書面", "認定事業者と契約",
  ]

  private static let operatorDuties = [
    "認定を受ける", "適切に加工", "消去", "帳簿", "監督", "明示", "事業計画", "識別しよう", "安全に管理し、苦情", "利用条件を確認",
  ]

  private static let userDuties = ["利用条件を明確に", "識別しよう", "安全に管理", "許可を得る", "研究開発"]

  private static let three = Expected(
    workflow: "handbook-3",
    tasks: [
      "患者": visit + ["書面を受領", "提供停止を求める旨の通知", "提供停止を受け付けた旨の通知の受理"],
      "医療施設(医療情報取扱事業者)": care + [
        "書面による通知", "提供停止の受け付け", "提供停止を受け付けた旨の通知", "提供停止を受け付けたデータにフラグを設定",
        "一定のオプトアウト期間を設定", "フラグ設定のない臨床データを抽出し、提供",
      ],
      "認定事業者": ["臨床データを受領", "臨床情報DBの作成"] + operatorTasks,
      "民間企業等": companyTasks,
    ],
    gateways: stopping,
    messages: ngmiaMessages.union([
      "書面による通知" ~> "書面を受領", "フラグ設定のない臨床データを抽出し、提供" ~> "臨床データを受領",
    ]),
    data: ["臨床データ", "臨床情報DB", "匿名加工医療情報"],
    notes: [
      "電磁的記録", "求めるのに必要な期間", "契約が必要", "書面により行うことを基本", "16歳未満", "(1)医療分野の研究開発", "ホームページや院内の掲示",
    ],
    duties: [
      "医療施設(医療情報取扱事業者)": hospitalDuties + ["除いて提供"],
      "認定事業者": operatorDuties, "民間企業等": userDuties,
    ]
  )

  private static let five = Expected(
    workflow: "handbook-5",
    tasks: [
      "患者": visit + ["書面を受領", "提供停止を求める旨の通知", "提供停止を受け付けた旨の通知の受理"],
      "医療施設(医療情報取扱事業者)": care + [
        "画像データを学術研究目的で提供", "書面の送付", "提供停止の受け付け", "提供停止を受け付けた旨の通知",
        "提供停止を受け付けたデータを共有",
      ],
      "収集組織": ["提供停止を受け付けたデータにフラグを設定", "フラグ設定のない画像データを抽出し、提供"],
      "認定事業者": ["画像データを受領", "画像DBの作成"] + operatorTasks,
      "民間企業等": companyTasks,
    ],
    inferredTasks: [
      "学術研究目的の画像データを受領", "一定のオプトアウト期間を設け、待機", "医療機関との契約", "学会との契約",
    ],
    gateways: stopping,
    messages: ngmiaMessages.union([
      "画像データを学術研究目的で提供" ~> "学術研究目的の画像データを受領", "書面の送付" ~> "書面を受領",
      "提供停止を受け付けたデータを共有" ~> "提供停止を受け付けたデータにフラグを設定",
      "フラグ設定のない画像データを抽出し、提供" ~> "画像データを受領",
    ]),
    data: ["画像データ", "匿名加工医療情報"],
    notes: [
      "電磁的記録", "求めるのに必要な期間", "契約が必要", "既に学会に集まっている", "本人限定郵便", "学会に委託", "改めて行う", "代行する", "名寄せ",
    ],
    duties: [
      "医療施設(医療情報取扱事業者)": hospitalDuties + ["改めて行う", "亡くなった患者", "収集組織に知らせる"],
      "収集組織": ["代理であること", "本人限定郵便の結果", "除いて提供"],
      "認定事業者": operatorDuties + ["学会とも契約"], "民間企業等": userDuties,
    ]
  )

  // MARK: - Anonymised information

  private static let makerTasks = [
    "匿名加工情報の利用の申請を受理", "申請を受けた匿名加工情報の利用を審査", "匿名加工情報の作成", "公表", "匿名加工情報を提供",
  ]

  private static let recipientTasks = ["匿名加工情報の利用を申請", "匿名加工情報を受領", "匿名加工情報を利用"]

  private static let makerDuties = [
    "適正に加工", "加工方法等", "作成したときに公表", "提供するときに、公表", "明示する", "識別しよう", "安全に管理する(努力義務)", "苦情を処理する(努力義務)",
  ]

  private static let recipientDuties = ["公表し、明示する", "識別しよう", "苦情を処理する(努力義務)"]

  private static let four = Expected(
    workflow: "handbook-4",
    tasks: [
      "患者": visit, "民間医療施設": care + makerTasks + ["匿名加工情報の作成を決定", "提供先との契約"],
      "民間企業等": recipientTasks + ["医療機関との契約"],
    ],
    gateways: ["採択するか": adoption],
    messages: [
      "匿名加工情報の利用を申請" ~> "匿名加工情報の利用の申請を受理", "匿名加工情報を提供" ~> "匿名加工情報を受領",
    ],
    data: ["臨床データ", "匿名加工情報"],
    notes: ["再提供の可否"],
    duties: ["民間医療施設": makerDuties, "民間企業等": recipientDuties + ["契約で定める"]]
  )

  private static let sixA = Expected(
    workflow: "handbook-6a",
    tasks: [
      "患者": visit, "医療施設": care + ["画像データを学術研究目的で提供"],
      "収集組織": ["画像データを受領"] + makerTasks, "民間企業等": recipientTasks,
    ],
    gateways: ["採択するか": adoption],
    messages: [
      "画像データを学術研究目的で提供" ~> "画像データを受領",
      "匿名加工情報の利用を申請" ~> "匿名加工情報の利用の申請を受理", "匿名加工情報を提供" ~> "匿名加工情報を受領",
    ],
    data: ["画像データ", "匿名加工情報"],
    notes: ["既に学会に集まっている", "委託する", "加工する必要はなく", "実施すべきではない", "抵触しない限り", "適用除外から外れ"],
    duties: [
      "収集組織": makerDuties + ["学術研究の適用除外を使わない", "計画書の記載", "個人情報保護法の義務を負う"],
      "民間企業等": recipientDuties,
    ]
  )

  private static let sixB = Expected(
    workflow: "handbook-6b",
    tasks: [
      "患者": visit, "医療施設": care + ["画像データを学術研究目的で提供"] + makerTasks,
      "収集組織": ["画像データを受領", "匿名加工情報の利用の申請を仲介", "匿名加工情報の提供を仲介"],
      "民間企業等": recipientTasks,
    ],
    gateways: ["採択するか": adoption],
    messages: [
      "画像データを学術研究目的で提供" ~> "画像データを受領",
      "匿名加工情報の利用を申請" ~> "匿名加工情報の利用の申請を仲介",
      "匿名加工情報の利用の申請を仲介" ~> "匿名加工情報の利用の申請を受理",
      "匿名加工情報を提供" ~> "匿名加工情報の提供を仲介", "匿名加工情報の提供を仲介" ~> "匿名加工情報を受領",
    ],
    data: ["画像データ", "匿名加工情報"],
    notes: ["既に学会に集まっている", "仲介する必要がある", "非識別加工情報"],
    duties: [
      "医療施設": makerDuties + ["非識別加工情報", "計画書の記載"],
      "収集組織": ["申請を仲介", "提供を仲介"], "民間企業等": recipientDuties,
    ]
  )
}
