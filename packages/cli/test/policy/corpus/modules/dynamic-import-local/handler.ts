// A module of one's own is loaded when it is needed.
//
// allow s3:PutObject arn:aws:s3:::exports/report.json
// deny s3:DeleteObject arn:aws:s3:::exports/report.json

export const handler = async () => {
  const { exportReport } = await import("./export-report.ts")
  return exportReport()
}
