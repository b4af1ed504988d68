package import Platform
package import SourceText

extension FileFailure {
  /// What a reader is told.
  package var message: Localized {
    switch kind {
    case .notFound:
      Localized(
        ja: "ファイルがありません。名前と場所を確かめてください。",
        en: "There is no such file; check its name and place."
      )
    case .permission:
      Localized(
        ja: "読む権限がありません。ファイルの許可を確かめてください。",
        en: "It may not be read; check the file's permissions."
      )
    case .isDirectory:
      Localized(ja: "ファイルではなくフォルダーです。", en: "It is a folder, not a file.")
    case .notRegular:
      Localized(
        ja: "ふつうのファイルではありません(パイプ・装置など)。標準入力から読むには - を指定してください。",
        en: "It is no regular file (a pipe or a device); name `-` to read standard input."
      )
    case .tooLarge(let limit):
      Localized(
        ja: "ファイルが大きすぎます(上限 \(limit) バイト)。計画書を分けるか、--max-bytes で上限を上げてください。",
        en:
          "The file is larger than \(English.count(limit, "byte")); split the plan or raise --max-bytes."
      )
    case .vanished:
      Localized(
        ja: "読んでいる間にファイルが変わったか、なくなりました。もう一度実行してください。",
        en: "The file changed or vanished while it was read; run again."
      )
    case .symbolicLinkLoop:
      Localized(ja: "リンクが循環しています。", en: "Its links go round in a circle.")
    case .tooDeep(let limit):
      Localized(
        ja: "フォルダーが深すぎます(上限 \(limit) 段)。",
        en: "The folders are nested deeper than \(English.count(limit, "level"))."
      )
    case .badPattern(let line):
      Localized(
        ja: "\(line)行目の「[」が閉じられていません。閉じるか、文字としての「[」なら前に「\\」を付けてください。",
        en:
          "The `[` in line \(line) is not closed; close it, or write `\\` before it to mean itself."
      )
    case .noSpace, .readOnlyFileSystem: written
    case .other(let code):
      Localized(
        ja: "読めませんでした(システムのエラー番号 \(code))。",
        en: "It cannot be read (system error \(code))."
      )
    }
  }

  /// What a reader is told when the file could not be written.
  package var written: Localized {
    switch kind {
    case .notFound, .vanished:
      Localized(
        ja: "書き出し先のフォルダーがありません。先に作るか、別の場所を指定してください。",
        en: "The folder to write to is not there; make it first, or name another place."
      )
    case .permission:
      Localized(
        ja: "書き込む権限がありません。ファイルとフォルダーの許可を確かめてください。",
        en: "It may not be written; check the permissions of the file and its folder."
      )
    case .isDirectory:
      Localized(
        ja: "ファイルではなくフォルダーです。ファイルの名前まで書いてください。",
        en: "It is a folder; name a file in it."
      )
    case .noSpace:
      Localized(
        ja: "空き容量がなく、書き出せませんでした。元のファイルはそのままです。",
        en: "There is no space left to write it; the old file is as it was."
      )
    case .readOnlyFileSystem:
      Localized(
        ja: "読み取り専用の場所なので書き出せません。別の場所を指定してください。",
        en: "The place is read-only; name another one."
      )
    case .notRegular, .symbolicLinkLoop, .tooLarge, .tooDeep, .badPattern:
      Localized(
        ja: "ここには書き出せません。別の場所を指定してください。",
        en: "It cannot be written there; name another place."
      )
    case .other(let code):
      Localized(
        ja: "書き出せませんでした(システムのエラー番号 \(code))。",
        en: "It cannot be written (system error \(code))."
      )
    }
  }
}
