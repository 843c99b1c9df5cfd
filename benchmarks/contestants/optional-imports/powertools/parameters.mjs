import { getParameter } from "@aws-lambda-powertools/parameters/ssm"

export const handler = async () => ({ statusCode: (await getParameter("limit")) === "100" ? 200 : 500 })
