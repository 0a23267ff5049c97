// Begins the page: its data stands in it as JSON, or packed where it is large.
import { unpacked } from "./unpacking.js";

async function begin() {
  const plain = document.getElementById("data").textContent;
  window.dashijiData = JSON.parse(plain || new TextDecoder().decode(await unpacked("packed-data")));
  return import("./main.js");
}

begin();
