package import Platform

/// The rulebook that the binary carries, compiled from the files of this folder.
package enum RuleCatalog {
  package static var bytes: FixedBytes { FixedBytes(embeddedRulebook) }
}
