export type { SourceLocation } from "@tsapi/framework"
