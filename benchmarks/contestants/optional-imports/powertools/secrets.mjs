import { getSecret } from "@aws-lambda-powertools/parameters/secrets"

export const handler = async () => ({ statusCode: (await getSecret("stripe")) === "text" ? 200 : 500 })
