import Cohort
import ExecutableForms
import Foundation
import GuidelineModel

/// A database or engine of somebody else that counts in place of our reader.
///
/// What it says when it fails is not passed on: engines quote the row they stumble over, and that may be a
/// patient's.
struct CountingEngine {
  let dialect: SQLDialect
  /// The guideline as views.
  let script: String
  /// The query that counts.
  let query: String
  /// The names of the columns of the file; empty where the cases are in the database.
  let columns: [String]
  let delimiter: UInt8

  /// The statements, for a client of one's own.
  ///
  /// - Parameter file: The file that the cases are in; nil where there is a table or view of them.
  /// - Returns: The views, and the query at the end.
  func statements(for file: String?) -> String {
    let view = file.flatMap { casesView(of: $0) }.map { "\($0);\n\n" } ?? ""
    return "\(view)\(script)\n\(query);\n"
  }

  /// The table of counts as the engine gives it.
  ///
  /// - Parameter file: The file that the cases are in; nil where they are in the database.
  /// - Returns: CSV.
  /// - Throws: ``CommandFailure`` where the engine is not installed, or fails.
  func table(of file: String?) throws -> Data {
    switch dialect {
    case .duckdb, .spark:
      let engine = dialect.rawValue
      let input = [script, query, casesView(of: file ?? "") ?? ""].joined(separator: "\0")
      return try Self.output(of: ["python3", "-c", Self.python, engine], input, dialect)
    case .postgres:
      // Views are made, asked and taken back again: nothing of ours stays in the database.
      return try Self.output(of: Self.psql, "BEGIN;\n\(script)\n\(query);\nROLLBACK;\n", dialect)
    }
  }

  /// Without asking for a password: what is asked would be answered with the statements.
  private static let psql = ["psql", "-X", "-q", "-w", "--csv", "-v", "ON_ERROR_STOP=1", "-f", "-"]

  /// The names of the columns of the table or view "cases" of PostgreSQL, as the header of CSV.
  ///
  /// - Returns: One line.
  /// - Throws: ``CommandFailure`` where PostgreSQL is not installed, cannot be reached, or has no cases.
  static func headerOfPostgreSQL() throws -> Data {
    try output(of: psql, "SELECT * FROM \"cases\" LIMIT 0;\n", .postgres) {
      .badInput(
        nl: "PostgreSQL heeft in deze database geen tabel of view \"cases\" die u mag lezen; "
          + "maak er een met: CREATE VIEW cases AS SELECT …",
        en: "PostgreSQL has no table or view \"cases\" in this database that you may read; "
          + "create one with: CREATE VIEW cases AS SELECT …")
    }
  }

  /// The statement that makes `cases` of a file; nil where an engine reads no file, or the file has no name.
  private func casesView(of file: String) -> String? {
    guard file != "-" else { return nil }
    func quoted(_ text: String) -> String {
      "'" + text.replacing("'", with: "''") + "'"
    }
    let sign = String(UnicodeScalar(delimiter))
    switch dialect {
    case .duckdb:
      let types = columns.map { "\(quoted($0)): 'VARCHAR'" }.joined(separator: ", ")
      return """
        CREATE OR REPLACE VIEW "cases" AS SELECT * FROM read_csv(\(quoted(file)), auto_detect = false,
          header = true, delim = \(quoted(sign)), quote = '"', escape = '"', columns = {\(types)})
        """
    case .spark:
      func escaped(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
      }
      return """
        CREATE OR REPLACE TEMPORARY VIEW `cases` USING csv OPTIONS (path \(escaped(file)),
          header 'true', inferSchema 'false', sep \(escaped(sign)), quote '"', escape '"',
          multiLine 'true', mode 'FAILFAST')
        """
    case .postgres: return nil
    }
  }

  /// Runs a program to its end; `failure` is what to say where it refuses the statements.
  private static func output(
    of command: [String], _ input: String, _ dialect: SQLDialect,
    failure: (() -> CommandFailure)? = nil
  ) throws -> Data {
    let (given, answered) = (Pipe(), Pipe())
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = given
    process.standardOutput = answered
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw missing(dialect)
    }
    try? given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? given.fileHandleForWriting.close()
    let output = (try? answered.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationReason == .exit else { throw failed(dialect) }
    switch process.terminationStatus {
    case 0: return output
    case 127 where dialect != .postgres: throw missing("Python", "apt-get install python3")
    case noJava: throw missing("Java", "apt-get install default-jre-headless")
    case 127, notInstalled: throw missing(dialect)
    case 2 where dialect == .postgres:
      throw CommandFailure.badInput(
        nl: "PostgreSQL is niet te bereiken; PGHOST, PGPORT, PGDATABASE en PGUSER zeggen waar "
          + "het is, en een wachtwoord staat in PGPASSWORD of ~/.pgpass",
        en: "PostgreSQL cannot be reached; PGHOST, PGPORT, PGDATABASE and PGUSER say where it is, "
          + "and a password is in PGPASSWORD or ~/.pgpass")
    default: throw failure?() ?? failed(dialect)
    }
  }

  private static func missing(_ dialect: SQLDialect) -> CommandFailure {
    let install =
      switch dialect {
      case .duckdb: "python3 -m pip install duckdb"
      case .spark: "python3 -m pip install pyspark"
      case .postgres: "apt-get install postgresql-client"
      }
    return missing(dialect.product, install)
  }

  private static func missing(_ program: String, _ install: String) -> CommandFailure {
    .badInput(
      nl: "\(program) is niet geïnstalleerd; dat gaat met: \(install)",
      en: "\(program) is not installed; install it with: \(install)")
  }

  private static func failed(_ dialect: SQLDialect) -> CommandFailure {
    .badInput(
      nl: "\(dialect.product) kon niet tellen; wat het zei kan een rij bevatten en wordt niet "
        + "getoond (--print geeft de opdrachten)",
      en: "\(dialect.product) could not count; what it said may hold a row and is not shown "
        + "(--print gives the statements)")
  }

  private static let notInstalled: Int32 = 69
  private static let noJava: Int32 = 70

  /// Runs the statements it is given, and writes what the query answers as CSV.
  private static let python = """
    import csv, os, shutil, sys
    sys.stdin.reconfigure(encoding="utf-8", newline="")
    # What an engine prints by itself, such as how far it is, must not pass for an answer.
    told = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="")
    os.dup2(2, 1)
    script, query, view = sys.stdin.read().split("\\0")
    try:
        if sys.argv[1] == "duckdb":
            import duckdb
        else:
            from pyspark.sql import SparkSession
            home = os.environ.get("JAVA_HOME")
            if not (shutil.which("java") or home and shutil.which("java", path=home + "/bin")):
                sys.exit(\(noJava))
    except ImportError:
        sys.exit(\(notInstalled))
    out = csv.writer(told, lineterminator="\\n")
    if sys.argv[1] == "duckdb":
        engine = duckdb.connect()
        engine.execute(view)
        engine.execute(script)
        answer = engine.execute(query)
        out.writerow([column[0] for column in answer.description])
        out.writerows(answer.fetchall())
    else:
        # Code made for the whole of the row-wise part is longer than Java allows for one method. Cells that the
        # query does not need are read too: otherwise a row with too few or too many would pass.
        session = (SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false")
                   .config("spark.sql.codegen.wholeStage", "false")
                   .config("spark.sql.csv.parser.columnPruning.enabled", "false")
                   .config("spark.driver.host", "127.0.0.1")
                   .config("spark.driver.bindAddress", "127.0.0.1").getOrCreate())
        session.sql(view)
        for statement in script.split(";"):
            if any(line.strip() and not line.startswith("--") for line in statement.splitlines()):
                session.sql(statement)
        answer = session.sql(query)
        out.writerow(answer.columns)
        out.writerows(answer.collect())
    """
}
