// Prints "PASSED FAILED" for a vitest JSON report. A run that failed without a failed test (a file that cannot be loaded,
// an unhandled rejection, a time-out) counts as one failure, so that it is never lost.
import { readFileSync } from "node:fs"

const [, , file, status] = process.argv
const report = read(file)
const unloadable = report.testResults.filter(
  (result) => result.status === "failed" && !result.assertionResults.some(failed),
)
const failures = report.numFailedTests + unloadable.length
console.log(report.numPassedTests, failures === 0 && status !== "0" ? 1 : failures)

function failed({ status }) {
  return status === "failed"
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] }
  }
}
