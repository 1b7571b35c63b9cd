// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Wervelwijzer",
  products: [
    .library(
      name: "Wervelwijzer",
      targets: ["Exchange", "GuidelineFormat", "GuidelineModel", "Reasoning"]),
    .executable(name: "wervelwijzer", targets: ["wervelwijzer"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .target(name: "GuidelineModel"),
    .target(name: "Markup"),
    .target(
      name: "GuidelineFormat",
      dependencies: ["GuidelineModel", .product(name: "Yams", package: "Yams")]),
    .target(name: "Reasoning", dependencies: ["GuidelineModel"]),
    .target(name: "JSON"),
    .target(name: "Exchange", dependencies: ["GuidelineModel", "JSON", "Reasoning"]),
    .target(
      name: "Cohort",
      dependencies: ["Exchange", "GuidelineFormat", "GuidelineModel", "JSON", "Reasoning"]),
    .target(
      name: "CohortReports", dependencies: ["Cohort", "Drawing", "GuidelineModel", "Markup"]),
    .target(name: "Consultation", dependencies: ["GuidelineModel", "Markup", "Reasoning"]),
    .target(name: "Drawing", dependencies: ["GuidelineModel", "Markup", "Reasoning"]),
    .target(
      name: "ExecutableForms", dependencies: ["Drawing", "GuidelineModel", "JSON", "Markup"]),
    .target(name: "Proof", dependencies: ["GuidelineModel", "Reasoning"]),
    .target(
      name: "ProofReports",
      dependencies: [
        "Consultation", "Drawing", "Exchange", "GuidelineFormat", "GuidelineModel", "JSON",
        "Markup", "Proof", "Reasoning",
      ]),
    .target(
      name: "WebApp",
      dependencies: [
        "Consultation", "Drawing", "Exchange", "ExecutableForms", "GuidelineFormat",
        "GuidelineModel", "JSON", "Markup", "Proof", "ProofReports", "Reasoning",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
      ],
      exclude: ["Assets"], plugins: ["EmbedFiles"]),
    .executableTarget(name: "embed-files"),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),
    .executableTarget(name: "embed-guideline", dependencies: ["GuidelineFormat"]),
    .plugin(
      name: "EmbedGuideline", capability: .buildTool(), dependencies: ["embed-guideline"]),
    .target(
      name: "BuiltInGuideline", dependencies: ["GuidelineFormat"], plugins: ["EmbedGuideline"]),
    .executableTarget(
      name: "wervelwijzer",
      dependencies: [
        "BuiltInGuideline", "Cohort", "CohortReports", "Consultation", "Drawing", "Exchange",
        "ExecutableForms", "GuidelineFormat", "GuidelineModel", "JSON", "Markup", "Proof",
        "ProofReports", "Reasoning", "WebApp",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "engine-benchmark",
      dependencies: [
        "BuiltInGuideline", "Exchange", "GuidelineFormat", "GuidelineModel", "Reasoning",
      ],
      path: "Benchmarks/engine"),
    .executableTarget(
      name: "server-baseline",
      dependencies: [
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      path: "Benchmarks/baseline"),
    // As a program of another package sees the library: without what is not public.
    .executableTarget(
      name: "library-example",
      dependencies: ["Exchange", "GuidelineFormat", "GuidelineModel", "Reasoning"],
      path: "Examples/library", packageAccess: false),
    .testTarget(
      name: "LibraryTests",
      dependencies: ["Exchange", "GuidelineFormat", "GuidelineModel", "Reasoning"],
      packageAccess: false),
    .target(
      name: "TestSupport",
      dependencies: ["BuiltInGuideline", "GuidelineFormat", "GuidelineModel", "Reasoning"],
      path: "Tests/TestSupport"),
    .testTarget(name: "ProjectTests", dependencies: ["TestSupport"]),
    .testTarget(name: "GuidelineModelTests", dependencies: ["GuidelineModel", "TestSupport"]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"]),
    .testTarget(
      name: "GuidelineFormatTests",
      dependencies: ["GuidelineFormat", "GuidelineModel", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "ReasoningTests",
      dependencies: ["GuidelineFormat", "GuidelineModel", "Reasoning", "TestSupport"]),
    // What must hold of the built-in guideline, as its specification says it.
    .testTarget(
      name: "WervelmetastasenTests",
      dependencies: [
        "BuiltInGuideline", "Exchange", "GuidelineFormat", "GuidelineModel", "Reasoning",
        "TestSupport",
      ],
      path: "Tests/GuidelineContent/wervelmetastasen"),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "Exchange", "GuidelineFormat", "GuidelineModel", "JSON", "Reasoning", "TestSupport",
      ]),
    .testTarget(
      name: "CohortTests",
      dependencies: [
        "BuiltInGuideline", "Cohort", "GuidelineFormat", "GuidelineModel", "JSON", "Reasoning",
        "TestSupport",
      ]),
    .testTarget(
      name: "CohortReportsTests",
      dependencies: [
        "BuiltInGuideline", "Cohort", "CohortReports", "GuidelineFormat", "GuidelineModel",
        "Markup", "Reasoning", "TestSupport",
      ]),
    .testTarget(
      name: "ConsultationTests",
      dependencies: [
        "Consultation", "Exchange", "GuidelineFormat", "GuidelineModel", "Markup", "Reasoning",
        "TestSupport",
      ],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "ProofTests",
      dependencies: [
        "GuidelineFormat", "GuidelineModel", "Proof", "ProofReports", "Reasoning", "TestSupport",
      ],
      exclude: ["Fixtures", "Snapshots"]),
    .testTarget(
      name: "ProofReportsTests",
      dependencies: [
        "Consultation", "Drawing", "Exchange", "GuidelineFormat", "GuidelineModel", "JSON",
        "Markup", "Proof", "ProofReports", "Reasoning", "TestSupport",
      ],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "ExecutableFormsTests",
      dependencies: ["ExecutableForms", "GuidelineFormat", "GuidelineModel", "TestSupport"]),
    .testTarget(
      name: "DrawingTests",
      dependencies: [
        "Drawing", "GuidelineFormat", "GuidelineModel", "Markup", "Reasoning", "TestSupport",
      ]),
    .testTarget(
      name: "WebAppTests",
      dependencies: [
        "Consultation", "Exchange", "GuidelineFormat", "GuidelineModel", "JSON", "Markup",
        "Reasoning", "TestSupport", "WebApp",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// Only script/docs needs it: a package that uses the library does not even resolve it.
if Context.environment["WERVELWIJZER_DOCUMENTATION"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

// The tests run the program some thousands of times: script/test has our modules optimised.
let isOptimised = Context.environment["WERVELWIJZER_OPTIMISED"] != nil

for target in package.targets where target.type != .plugin {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
  if isOptimised, target.type == .regular { target.swiftSettings?.append(.unsafeFlags(["-O"])) }
}
