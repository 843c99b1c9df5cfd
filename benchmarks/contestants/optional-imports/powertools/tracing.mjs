import { Tracer } from "@aws-lambda-powertools/tracer"

const tracer = new Tracer({ serviceName: "orders" })

export const handler = async () => {
  const parent = tracer.getSegment()
  const segment = parent.addNewSubsegment("charge")
  tracer.setSegment(segment)
  tracer.putAnnotation("plan", "gold")
  segment.close()
  tracer.setSegment(parent)
  return { statusCode: 200 }
}
