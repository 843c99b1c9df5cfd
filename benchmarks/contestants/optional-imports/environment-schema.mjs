/** A Standard Schema that costs nothing: libraries for schemas are not what is compared. */
export const environmentSchema = {
  "~standard": {
    version: 1,
    vendor: "benchmarks",
    validate: ({ REQUESTS_TABLE_NAME }) =>
      REQUESTS_TABLE_NAME ? { value: { REQUESTS_TABLE_NAME } } : { issues: [{ message: "is missing" }] },
  },
}
