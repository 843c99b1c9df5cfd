import { Logger } from "@aws-lambda-powertools/logger"

const logger = new Logger({ serviceName: "orders" })

export const handler = async (_event, context) => {
  logger.addContext(context)
  logger.info("placed", { id: "a" })
  return { statusCode: 200 }
}
