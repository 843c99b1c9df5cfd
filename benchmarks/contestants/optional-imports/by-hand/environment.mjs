import { environmentSchema } from "../environment-schema.mjs"

const { value, issues } = environmentSchema["~standard"].validate(process.env)
if (issues) throw new Error(issues.map(({ message }) => message).join("; "))

export const handler = async () => ({ statusCode: value.REQUESTS_TABLE_NAME === "requests" ? 200 : 500 })
