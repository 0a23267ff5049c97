// The links beside the editor lead to other looks at what the open tab asks.
for (const link of document.querySelectorAll("#beside a")) {
  link.addEventListener("click", () => {
    const text = document.querySelector(".tabPanel.active .CodeMirror").CodeMirror.getValue();
    link.href = `${link.dataset.path}?query=${encodeURIComponent(text)}${link.hash}`;
  });
}
