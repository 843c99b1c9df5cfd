// A conversation with tools, guarded, and embeddings of another model.
//
// env MODEL=anthropic.claude-3-haiku-20240307-v1:0
// allow bedrock:InvokeModel arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0
// allow bedrock:InvokeModel arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0
// allow bedrock:ApplyGuardrail arn:aws:bedrock:us-east-1:111122223333:guardrail/gr12345
// deny bedrock:InvokeModelWithResponseStream arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0
// deny bedrock:InvokeModel arn:aws:bedrock:us-east-1::foundation-model/other

import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  InvokeModelCommand,
  type Message,
} from "@aws-sdk/client-bedrock-runtime"

const bedrock = new BedrockRuntimeClient({})

const tools: Record<string, (input: unknown) => Promise<unknown>> = {
  async embed(input) {
    const { body } = await bedrock.send(
      new InvokeModelCommand({
        modelId: "amazon.titan-embed-text-v2:0",
        contentType: "application/json",
        body: JSON.stringify({ inputText: String(input) }),
      }),
    )
    return JSON.parse(new TextDecoder().decode(body)) as unknown
  },
}

async function converse(messages: Message[]): Promise<string> {
  const input: ConverseCommandInput = { modelId: process.env.MODEL, messages, inferenceConfig: { maxTokens: 512 } }
  input.guardrailConfig = { guardrailIdentifier: "gr12345", guardrailVersion: "1" }
  const { output, stopReason } = await bedrock.send(new ConverseCommand(input))
  const message = output?.message
  if (!message || stopReason !== "tool_use") return message?.content?.[0]?.text ?? ""
  const results = []
  for (const { toolUse } of message.content ?? []) {
    if (!toolUse?.name) continue
    const result = await tools[toolUse.name]?.(toolUse.input)
    results.push({ toolResult: { toolUseId: toolUse.toolUseId, content: [{ text: JSON.stringify(result) }] } })
  }
  return converse([...messages, message, { role: "user", content: results }])
}

export const handler = ({ text }: { text: string }) => converse([{ role: "user", content: [{ text }] }])
