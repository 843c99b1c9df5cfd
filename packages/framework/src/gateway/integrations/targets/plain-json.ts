/**
 * VTL that writes a value of DynamoDB as plain JSON: `{"S": "a"}` as `"a"`. API Gateway knows no macros, so each level of
 * lists and maps is written out.
 */
export function plainValue(variable: string, levels = LEVELS): string {
  const inside = levels === 0 ? undefined : `${variable}${levels}`
  return [
    `#if($${variable}.containsKey("S"))${quoted(`$${variable}.S`)}`,
    `#elseif($${variable}.containsKey("N"))$${variable}.N`,
    `#elseif($${variable}.containsKey("BOOL"))$${variable}.BOOL`,
    `#elseif($${variable}.containsKey("B"))"$${variable}.B"`,
    `#elseif($${variable}.containsKey("SS"))${list(`$${variable}.SS`, quoted(`$${variable}e`), `${variable}e`)}`,
    `#elseif($${variable}.containsKey("NS"))${list(`$${variable}.NS`, `$${variable}e`, `${variable}e`)}`,
    `#elseif($${variable}.containsKey("BS"))${list(`$${variable}.BS`, `"$${variable}e"`, `${variable}e`)}`,
    ...(inside === undefined
      ? [`#elseif($${variable}.containsKey("NULL"))null#{else}${TOO_DEEP}#end`]
      : [
          `#elseif($${variable}.containsKey("L"))${list(`$${variable}.L`, plainValue(inside, levels - 1), inside)}`,
          `#elseif($${variable}.containsKey("M"))${plainMap(`$${variable}.M`, inside, levels - 1)}`,
          `#{else}null#end`,
        ]),
  ].join("")
}

/** VTL that writes a map of such values, as an item is one. */
export function plainMap(map: string, variable: string, levels = LEVELS): string {
  const name = `${variable}k`
  const member = `#set($${variable} = ${map}.get($${name}))${quoted(`$${name}`)}: ${plainValue(variable, levels)}`
  return `{${foreach(`${map}.keySet()`, member, name)}}`
}

/** How many lists and maps may be within each other. */
const LEVELS = 3

// Nothing is better than half of an item.
const TOO_DEEP = "#set($context.responseOverride.status = 500)null"

export function list(values: string, entry: string, variable: string): string {
  return `[${foreach(values, entry, variable)}]`
}

function foreach(values: string, body: string, variable: string): string {
  return `#foreach($${variable} in ${values})${body}#if($foreach.hasNext), #end#end`
}

function quoted(reference: string): string {
  return String.raw`"$util.escapeJavaScript(${reference}).replaceAll("\\'","'")"`
}
