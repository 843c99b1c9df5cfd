import { GetParametersByPathCommand, SSMClient } from "@aws-sdk/client-ssm"

const { Parameters = [] } = await new SSMClient({}).send(new GetParametersByPathCommand({ Path: "/shop" }))
process.env.LOADED = String(Parameters.length)
