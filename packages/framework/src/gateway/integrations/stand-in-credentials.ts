/** What stands in for a service of AWS knows nobody, and takes any. */
export const STAND_IN_CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" }
