// Unpacks the report's own script, styles, views and data, and runs the script: the one that the policy names by its hash.
"use strict";
const SIGNS = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%/()*+-;,=.?@^_`{|}~"];

// Five signs are a number of four bytes, the highest first; the last few signs are as if the greatest stood behind them.
function bytesOf(signs) {
  const worth = new Map(SIGNS.map((sign, place) => [sign, place]));
  const view = new DataView(new ArrayBuffer(Math.ceil(signs.length / 5) * 4));
  for (let at = 0; at < signs.length; at += 5) {
    let value = 0;
    for (let place = at; place < at + 5; place += 1) value = value * 85 + (worth.get(signs[place]) ?? 84);
    view.setUint32((at / 5) * 4, value);
  }
  return new Uint8Array(view.buffer, 0, Math.floor((signs.length * 4) / 5));
}

const say = (words) => { document.getElementById("loading").textContent = words; };
say("The views are being unpacked …");
(async () => {
  const packed = bytesOf(document.getElementById("packed").textContent);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const [code, ...parts] = (await new Response(stream).text()).split("\0");
  const script = document.createElement("script");
  self.unpacked = parts;
  // text becomes script here and nowhere else: the policy lets this name be taken once
  script.text = self.trustedTypes ? trustedTypes.createPolicy("unpack", { createScript: (text) => text }).createScript(code) : code;
  document.body.append(script);
})().catch(() => say("This browser cannot unpack the views; one of 2023 or later can."));
