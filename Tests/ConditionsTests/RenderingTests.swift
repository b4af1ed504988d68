import Conditions
import SourceText
import Testing

@Suite("Conditions in words")
struct RenderingTests {
  @Test(
    "both languages",
    arguments: [
      (
        "transfer.relation == 'third-party'",
        "提供の関係が「第三者提供」であるとき",
        "when relation of the transfer is “third-party provision”"
      ),
      (
        "transfer.relation == 'third-party' && transfer.sensitive",
        "次のすべてに当たるとき: ① 提供の関係が「第三者提供」である ② 提供の要配慮個人情報が「はい」である",
        "when all of the following hold: (1) relation of the transfer is “third-party provision” (2) sensitive data of the transfer is “yes”"
      ),
      (
        "transfer.relation != 'entrustment' || !transfer.sensitive || transfer.count >= 3",
        "次のいずれかに当たるとき: ① 提供の関係が「委託」でない ② 提供の要配慮個人情報が「いいえ」である ③ 提供の件数が3以上である",
        "when any of the following holds: (1) relation of the transfer is not “entrustment” (2) sensitive data of the transfer is “no” (3) count of the transfer is at least 3"
      ),
      (
        "transfer.kind in ['web', 'poster']",
        "提供の種類が「ウェブ」、「掲示」のいずれかであるとき",
        "when kind of the transfer is one of “web page”, “poster”"
      ),
      (
        "!(transfer.kind in ['web', 'poster'])",
        "提供の種類が「ウェブ」、「掲示」のいずれでもないとき",
        "when kind of the transfer is none of “web page”, “poster”"
      ),
      (
        "'web' in transfer.means",
        "提供の方法に「ウェブ」が含まれるとき",
        "when means of the transfer includes “web page”"
      ),
      (
        "transfers.exists(t, t.relation == 'third-party')",
        "提供のうち、次に当たるものがある〔関係が「第三者提供」である〕とき",
        "when at least one of the transfers meets this [relation is “third-party provision”]"
      ),
      (
        "!transfers.exists(t, t.relation == 'third-party' && t.sensitive)",
        "提供のうち、次のすべてに当たるものがない〔(ア) 関係が「第三者提供」である; (イ) 要配慮個人情報が「はい」である〕とき",
        "when none of the transfers meets all of these [(a) relation is “third-party provision”; (b) sensitive data is “yes”]"
      ),
      (
        "transfers.all(t, t.date < timestamp('2018-05-11T00:00:00Z'))",
        "提供のすべてが次に当たる〔日が2018年5月11日より前である〕とき",
        "when every one of the transfers meets this [date is before 11 May 2018]"
      ),
      (
        "transfers.exists(t, t.notices.all(n, n.kind == 'web' && t.sensitive))",
        "提供のうち、次に当たるものがある〔届出のすべてが次のすべてに当たる〔(1) 種類が「ウェブ」である; (2) その提供の要配慮個人情報が「はい」である〕〕とき",
        "when at least one of the transfers meets this [every one of notices meets all of these [(1) kind is “web page”; (2) sensitive data of that transfer is “yes”]]"
      ),
      (
        "as_of >= timestamp('2018-05-11T00:00:00Z') + duration('2160h')",
        "基準日が(2018年5月11日 + 90日)以後であるとき",
        "when the as-of date is on or after (11 May 2018 + 90 days)"
      ),
      (
        "!(transfer.sensitive && transfer.count > 1)",
        "次のすべてに当たるわけではないとき: ① 提供の要配慮個人情報が「はい」である ② 提供の件数が1を超える",
        "when not all of the following hold: (1) sensitive data of the transfer is “yes” (2) count of the transfer is more than 1"
      ),
      (
        "transfer.sensitive && (transfer.count < 1 || transfer.kind == 'web' && transfer.note == 'x')",
        "次のすべてに当たるとき: ① 提供の要配慮個人情報が「はい」である ② 次のいずれかに当たる〔(ア) 提供の件数が1未満である; (イ) 次のすべてに当たる〔(1) 提供の種類が「ウェブ」である; (2) 提供の備考が「x」である〕〕",
        "when all of the following hold: (1) sensitive data of the transfer is “yes” (2) any of these holds [(a) count of the transfer is less than 1; (b) all of these hold [(1) kind of the transfer is “web page”; (2) note of the transfer is “x”]]"
      ),
      (
        "size(transfers.filter(t, t.sensitive)) == 0",
        "提供のうち〔要配慮個人情報が「はい」である〕ものの数が0であるとき",
        "when the number of those of the transfers for which [sensitive data is “yes”] is 0"
      ),
      (
        "transfer.sensitive ? transfer.count > 1 : transfer.note.startsWith('x')",
        "次に当たるとき: 提供の要配慮個人情報が「はい」である場合は〔提供の件数が1を超える〕、そうでない場合は〔提供の備考が「x」で始まる〕",
        "when the following holds: if sensitive data of the transfer is “yes”, then [count of the transfer is more than 1], otherwise [note of the transfer begins with “x”]"
      ),
      (
        "transfers.exists_one(t, t == transfer)",
        "提供のうち、次に当たるものがちょうど一つある〔その提供が提供と同じである〕とき",
        "when exactly one of the transfers meets this [that transfer is the same as the transfer]"
      ),
      (
        "3 < transfer.count",
        "提供の件数が3を超えるとき",
        "when count of the transfer is more than 3"
      ),
      (
        "transfer.sensitive == false",
        "提供の要配慮個人情報が「いいえ」であるとき",
        "when sensitive data of the transfer is “no”"
      ),
      (
        "transfer.relation == (transfer.sensitive ? 'third-party' : 'entrustment')",
        "提供の関係が〔提供の要配慮個人情報が「はい」である場合は「第三者提供」、そうでない場合は「委託」〕と同じであるとき",
        "when relation of the transfer is the same as [“third-party provision” if sensitive data of the transfer is “yes”, otherwise “entrustment”]"
      ),
      (
        "!(transfer.count > 3)",
        "提供の件数が3を超えないとき",
        "when count of the transfer is not more than 3"
      ),
    ]
  )
  func golden(_ source: String, _ ja: String, _ en: String) throws {
    let condition = try Condition(parsing: source)
    let checked = try condition.check(expecting: .boolean, in: SampleScope())
    #expect(checked.rendered(in: .ja, wording: SampleScope()) == ja)
    #expect(checked.rendered(in: .en, wording: SampleScope()) == en)
  }
}
