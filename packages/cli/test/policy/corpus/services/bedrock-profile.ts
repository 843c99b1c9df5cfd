// An inference profile reaches its model in several regions.
//
// allow bedrock:InvokeModelWithResponseStream arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0
// allow bedrock:InvokeModelWithResponseStream arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0
// deny bedrock:InvokeModel arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0
// deny bedrock:InvokeModelWithResponseStream arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0

import { BedrockRuntimeClient, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime"

const bedrock = new BedrockRuntimeClient({})

export const handler = async ({ text }: { text: string }) => {
  const { stream } = await bedrock.send(
    new ConverseStreamCommand({
      modelId: "us.anthropic.claude-sonnet-4-20250514-v1:0",
      messages: [{ role: "user", content: [{ text }] }],
    }),
  )
  let answer = ""
  for await (const part of stream ?? []) answer += part.contentBlockDelta?.delta?.text ?? ""
  return answer
}
