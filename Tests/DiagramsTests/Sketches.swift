import Diagrams

/// Diagrams of the size and make of the handbook's, to lay out in tests.
enum Sketches {
  /// Dynamic consent: four lanes, two phases, a loop of questions.
  static var dynamicConsent: Diagram {
    var sketch = Sketch(
      "dynamic-consent",
      "#1 DC活用同意 + dynamic consent(オプトイン)",
      lanes: ["患者", "医療施設", "学会等", "民間企業等"],
      phases: ["DC活用同意", "dynamic consent"]
    )
    sketch.add(.start, 0, 0, "", id: "start")
    sketch.tasks(0, 0, "医療機関を訪問")
    sketch.tasks(1, 0, "問診・診察・検査", "臨床データの収集・蓄積")
    sketch.add(.gateway, 0, 0, "dynamic consentを行うことに同意するか")
    sketch.add(.end, 0, 0, "", id: "end-refused")
    sketch.tasks(0, 0, "同意を通知し、連絡手段を設定")
    sketch.add(.annotation, 0, 0, "スマートフォンのアプリのインストール等")
    sketch.tasks(1, 0, "同意を受理し、連絡手段を記録", "臨床データと連絡手段を提供")
    sketch.tasks(
      2,
      0,
      "臨床データと連絡手段を受領",
      "データベースを作成",
      "臨床データのデータベースについて公表"
    )
    sketch.add(.dataStore, 2, 0, "臨床データと連絡手段")
    sketch.tasks(3, 0, "具体的な臨床データ利用を申請")
    sketch.add(.annotation, 3, 0, "指針第5章第12の3の項目を具体的に記載")
    sketch.tasks(2, 0, "具体的な臨床データ利用の申請を受理")
    sketch.tasks(2, 1, "申請を受けた臨床データの利用を審査")
    sketch.add(.gateway, 2, 1, "採択するか")
    sketch.add(.end, 2, 1, "", id: "end-rejected")
    sketch.tasks(2, 1, "具体的な臨床データ利用の内容を通知")
    sketch.add(.dataObject, 2, 1, "連絡手段", id: "contact")
    sketch.tasks(0, 1, "通知を受理")
    sketch.add(.gateway, 0, 1, "不明点があるか")
    sketch.tasks(0, 1, "不明点を問い合わせる")
    sketch.tasks(2, 1, "問い合わせを受ける", "不明点を説明")
    sketch.tasks(0, 1, "説明を受ける")
    sketch.add(.gateway, 0, 1, "利用に同意するか(オプトイン)")
    sketch.add(.end, 0, 1, "", id: "end-no")
    sketch.tasks(0, 1, "同意を通知")
    sketch.tasks(2, 1, "同意を受理", "同意を得た臨床データのみを抽出し、提供")
    sketch.tasks(3, 1, "臨床データを受領", "臨床データを利用")
    sketch.add(.end, 3, 1, "", id: "end")

    sketch.flow("start", "医療機関を訪問", "問診・診察・検査", "臨床データの収集・蓄積")
    sketch.flow("医療機関を訪問", "dynamic consentを行うことに同意するか")
    sketch.flow("dynamic consentを行うことに同意するか", "end-refused", label: "同意しない")
    sketch.flow("dynamic consentを行うことに同意するか", "同意を通知し、連絡手段を設定", label: "同意する")
    sketch.flow("スマートフォンのアプリのインストール等", "同意を通知し、連絡手段を設定")
    sketch.flow("同意を通知し、連絡手段を設定", "同意を受理し、連絡手段を記録")
    sketch.flow("臨床データの収集・蓄積", "同意を受理し、連絡手段を記録", "臨床データと連絡手段を提供")
    sketch.flow("臨床データと連絡手段を提供", "臨床データと連絡手段を受領", label: "臨床データ・連絡手段")
    sketch.flow(
      "臨床データと連絡手段を受領",
      "データベースを作成",
      "臨床データのデータベースについて公表",
      "具体的な臨床データ利用の申請を受理",
      "申請を受けた臨床データの利用を審査"
    )
    sketch.flow("データベースを作成", "臨床データと連絡手段")
    sketch.flow("具体的な臨床データ利用を申請", "具体的な臨床データ利用の申請を受理", label: "申請書")
    sketch.flow("指針第5章第12の3の項目を具体的に記載", "具体的な臨床データ利用を申請")
    sketch.flow("申請を受けた臨床データの利用を審査", "採択するか")
    sketch.flow("採択するか", "end-rejected", label: "不採択")
    sketch.flow("採択するか", "具体的な臨床データ利用の内容を通知", label: "採択")
    sketch.flow("contact", "具体的な臨床データ利用の内容を通知")
    sketch.flow("具体的な臨床データ利用の内容を通知", "通知を受理", "不明点があるか")
    sketch.flow("不明点があるか", "不明点を問い合わせる", label: "ある")
    sketch.flow("不明点を問い合わせる", "問い合わせを受ける", "不明点を説明", "説明を受ける", "利用に同意するか(オプトイン)")
    sketch.flow("不明点があるか", "利用に同意するか(オプトイン)", label: "ない")
    sketch.flow("利用に同意するか(オプトイン)", "end-no", label: "同意しない")
    sketch.flow("利用に同意するか(オプトイン)", "同意を通知", label: "同意する")
    sketch.flow("同意を通知", "同意を受理", "同意を得た臨床データのみを抽出し、提供")
    sketch.flow("同意を得た臨床データのみを抽出し、提供", "臨床データを受領", label: "臨床データ")
    sketch.flow("臨床データを受領", "臨床データを利用", "end")
    return sketch.diagram
  }

  /// An existing database under the accredited-operator law: five lanes, three phases, marks.
  static var existingDatabase: Diagram {
    var sketch = Sketch(
      "existing-database",
      "#5 次世代医療基盤法(診療画像等データベース)",
      lanes: ["患者", "医療施設(医療情報取扱事業者)", "収集組織", "認定事業者", "民間企業等"],
      phases: ["現状", "オプトアウトと提供", "匿名加工と利用"]
    )
    sketch.add(.start, 0, 0, "", id: "start")
    sketch.tasks(0, 0, "医療機関を訪問")
    sketch.tasks(1, 0, "問診・診察・検査", "臨床データの収集・蓄積", "画像データを学術研究目的で提供")
    sketch.tasks(2, 0, "画像データを受領")
    sketch.add(.dataStore, 2, 0, "画像データ", id: "store")
    sketch.tasks(1, 1, "書面の送付")
    sketch.add(.annotation, 1, 1, "収集組織が医療施設に代わって送付できる")
    sketch.add(.task, 0, 1, "書面を受領", mark: .met)
    sketch.add(.gateway, 0, 1, "提供停止を求めるか")
    sketch.add(.end, 0, 1, "", id: "end-silent")
    sketch.add(.task, 0, 1, "提供停止を求める旨の通知")
    sketch.add(.task, 1, 1, "提供停止の受け付け", mark: .missing)
    sketch.add(.task, 1, 1, "提供停止を受け付けた旨の通知", mark: .unmet)
    sketch.add(.task, 0, 1, "受け付けた旨の通知を受理")
    sketch.add(.end, 0, 1, "", id: "end-stopped")
    sketch.add(.task, 1, 1, "提供停止を受け付けたデータを共有", mark: .unknown)
    sketch.tasks(2, 1, "提供停止を受け付けたデータにフラグを設定", "一定のオプトアウト期間を設け、待機")
    sketch.tasks(2, 1, "フラグ設定のない画像データを抽出し、提供")
    sketch.tasks(3, 1, "画像データを受領する")
    sketch.tasks(3, 2, "画像DBの作成")
    sketch.tasks(4, 2, "匿名加工医療情報の利用を申請")
    sketch.tasks(3, 2, "申請を受理", "審査")
    sketch.add(.gateway, 3, 2, "採択するか")
    sketch.add(.end, 3, 2, "", id: "end-rejected")
    sketch.tasks(3, 2, "匿名加工医療情報の作成を決定", "匿名加工医療情報を作成", "提供先との契約")
    sketch.tasks(4, 2, "認定事業者との契約")
    sketch.tasks(3, 2, "匿名加工医療情報を提供")
    sketch.tasks(4, 2, "匿名加工医療情報を受領", "匿名加工医療情報を利用")
    sketch.add(.end, 4, 2, "利用の終了", id: "end")

    sketch.flow("start", "医療機関を訪問", "問診・診察・検査", "臨床データの収集・蓄積", "画像データを学術研究目的で提供")
    sketch.flow("画像データを学術研究目的で提供", "画像データを受領", label: "画像データ")
    sketch.flow("画像データを受領", "store")
    sketch.flow("画像データを学術研究目的で提供", "書面の送付")
    sketch.flow("収集組織が医療施設に代わって送付できる", "書面の送付")
    sketch.flow("書面の送付", "書面を受領", label: "書面")
    sketch.flow("書面を受領", "提供停止を求めるか")
    sketch.flow("提供停止を求めるか", "end-silent", label: "求めない")
    sketch.flow("提供停止を求めるか", "提供停止を求める旨の通知", label: "求める")
    sketch.flow("提供停止を求める旨の通知", "提供停止の受け付け", "提供停止を受け付けた旨の通知")
    sketch.flow("提供停止を受け付けた旨の通知", "受け付けた旨の通知を受理", label: "受付の書面")
    sketch.flow("受け付けた旨の通知を受理", "end-stopped")
    sketch.flow("提供停止を受け付けた旨の通知", "提供停止を受け付けたデータを共有")
    sketch.flow("提供停止を受け付けたデータを共有", "提供停止を受け付けたデータにフラグを設定")
    sketch.flow("画像データを受領", "一定のオプトアウト期間を設け、待機")
    sketch.flow("提供停止を受け付けたデータにフラグを設定", "フラグ設定のない画像データを抽出し、提供")
    sketch.flow("一定のオプトアウト期間を設け、待機", "フラグ設定のない画像データを抽出し、提供")
    sketch.flow("フラグ設定のない画像データを抽出し、提供", "画像データを受領する", label: "画像データ")
    sketch.flow("画像データを受領する", "画像DBの作成", "申請を受理", "審査", "採択するか")
    sketch.flow("匿名加工医療情報の利用を申請", "申請を受理", label: "申請書")
    sketch.flow("採択するか", "end-rejected", label: "不採択")
    sketch.flow("採択するか", "匿名加工医療情報の作成を決定", label: "採択")
    sketch.flow("匿名加工医療情報の作成を決定", "匿名加工医療情報を作成", "提供先との契約", "匿名加工医療情報を提供")
    sketch.flow("提供先との契約", "認定事業者との契約", label: "契約書")
    sketch.flow("認定事業者との契約", "匿名加工医療情報を受領")
    sketch.flow("匿名加工医療情報を提供", "匿名加工医療情報を受領", label: "匿名加工医療情報")
    sketch.flow("匿名加工医療情報を受領", "匿名加工医療情報を利用", "end")
    sketch.checklist(
      "医療施設(医療情報取扱事業者)に求められること",
      [
        ("主務大臣への届出と公表", "次世代医療基盤法 第30条(令和2年度版)", .met),
        ("本人への通知", "次世代医療基盤法 第30条(令和2年度版)", .unmet),
        ("オプトアウトの求めへの対応", "次世代医療基盤法 第31条(令和2年度版)", .unknown),
        ("認定事業者との契約", "", nil),
      ]
    )
    sketch.checklist(
      "留意事項",
      [("来院しなくなった患者や亡くなった患者への対応を検討する必要がある。", "", nil)]
    )
    return sketch.diagram
  }
}
