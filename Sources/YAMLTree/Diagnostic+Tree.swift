internal import SourceText

/// Faults of a document's structure.
extension Diagnostic {
  static func tooLarge(limit: Int) -> Diagnostic {
    Diagnostic(
      id: "yaml/too-large",
      message: Localized(
        ja: "ファイルが上限の\(limit)バイトを超えています。ファイルを分けるか、上限を上げてください。",
        en:
          "The file exceeds the limit of \(English.count(limit, "byte")). Split the file or raise the limit."
      ),
      range: ByteRange(start: 0, end: 0)
    )
  }

  static func tooDeep(limit: Int, at range: ByteRange) -> Diagnostic {
    Diagnostic(
      id: "yaml/too-deep",
      message: Localized(
        ja: "入れ子が上限の\(limit)段を超えています。ここから先は読みません。入れ子を浅くしてください。",
        en:
          "The nesting exceeds the limit of \(English.count(limit, "level")); nothing further is read."
          + " Make the nesting shallower."
      ),
      range: range
    )
  }

  static func tooManyNodes(limit: Int, at range: ByteRange) -> Diagnostic {
    Diagnostic(
      id: "yaml/too-many-nodes",
      message: Localized(
        ja: "項目の数が上限の\(limit)個を超えています(エイリアスは展開して数えます)。ここから先は読みません。文書を分けてください。",
        en:
          "The document exceeds the limit of \(English.count(limit, "node")) (aliases count as what they stand"
          + " for); nothing further is read. Split the document."
      ),
      range: range
    )
  }

  static func cyclicAlias(_ name: String, at range: ByteRange, anchor: ByteRange) -> Diagnostic {
    Diagnostic(
      id: "yaml/cyclic-alias",
      message: Localized(
        ja: "エイリアス「*\(name)」が、自分自身を含む項目を指しています。循環しないように書き直してください。",
        en: "Alias \"*\(name)\" stands for a node that contains it. Rewrite it without the cycle."
      ),
      range: range,
      related: [
        Related(
          range: anchor,
          message: Localized(ja: "この項目を指しています。", en: "It stands for this node.")
        )
      ]
    )
  }

  static func undefinedAlias(_ name: String, at range: ByteRange) -> Diagnostic {
    Diagnostic(
      id: "yaml/undefined-alias",
      message: Localized(
        ja: "エイリアス「*\(name)」の指すアンカー「&\(name)」が、これより前にありません。アンカーを先に書いてください。",
        en: "Alias \"*\(name)\" has no anchor \"&\(name)\" before it. Write the anchor first."
      ),
      range: range,
      help: Localized(
        ja: "「*」を文字として書くときは、値を引用符で囲んでください。",
        en: "Quote the value if the asterisk is meant as text."
      )
    )
  }

  static func keyNotScalar(at range: ByteRange) -> Diagnostic {
    Diagnostic(
      id: "yaml/key-not-scalar",
      message: Localized(
        ja: "リストやマッピングはキーにできません。キーは文字列で書いてください。",
        en: "A list or a mapping cannot be a key. Write a text as the key."
      ),
      range: range
    )
  }

  static func mergeKey(at range: ByteRange) -> Diagnostic {
    Diagnostic(
      id: "yaml/merge-key",
      message: Localized(
        ja: "マージキー「<<」は使えません。取り込む項目をそのまま書いてください。",
        en: "Merge keys (\"<<\") are off. Write the merged entries out."
      ),
      range: range
    )
  }

  static func duplicateKey(_ name: String, at range: ByteRange, first: ByteRange) -> Diagnostic {
    let name = shown(name)
    return Diagnostic(
      id: "yaml/duplicate-key",
      message: Localized(
        ja: "キー「\(name)」が同じマッピングに二つあります。どちらか一つにしてください。",
        en: "Key \"\(name)\" appears twice in the same mapping. Keep one of them."
      ),
      range: range,
      related: [
        Related(
          range: first,
          message: Localized(ja: "最初の記載はここです。", en: "It first appears here.")
        )
      ]
    )
  }

  static func unsupportedTag(_ tag: String, at range: ByteRange) -> Diagnostic {
    Diagnostic(
      id: "yaml/unsupported-tag",
      message: Localized(
        ja: "タグ「\(tag)」は使えません。タグを取り除いてください。",
        en: "Tag \"\(tag)\" is not supported. Remove the tag."
      ),
      range: range
    )
  }

  static func tagMismatch(_ tag: String, at range: ByteRange) -> Diagnostic {
    Diagnostic(
      id: "yaml/tag-mismatch",
      message: Localized(
        ja: "値がタグ「\(tag)」の種類に合いません。値を直すか、タグを取り除いてください。",
        en: "The value does not fit tag \"\(tag)\". Correct the value or remove the tag."
      ),
      range: range
    )
  }

  static func restNotRead(at range: ByteRange) -> Diagnostic {
    Diagnostic(
      id: "yaml/rest-not-read",
      severity: .note,
      message: Localized(
        ja: "前の文書に誤りがあるため、ここから後の文書は読んでいません。先の誤りを直してください。",
        en: "Documents from here on were not read because of the error before."
          + " Correct that error first."
      ),
      range: range
    )
  }

  /// A key as it can stand in a message: an escape in quotes may hide anything in it.
  private static func shown(_ name: String) -> String {
    let scalars = name.unicodeScalars.prefix(60).map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
      default: scalar
      }
    }
    let isCut = name.unicodeScalars.count > scalars.count
    return String(String.UnicodeScalarView(scalars)) + (isCut ? "…" : "")
  }
}
