// A handler without AWS.
//
// deny s3:ListAllMyBuckets *

export const handler = async (event: { queryStringParameters?: { name?: string } }) => {
  const response = await fetch("https://example.com/greeting")
  return { statusCode: 200, body: `${await response.text()} ${event.queryStringParameters?.name ?? "you"}` }
}
