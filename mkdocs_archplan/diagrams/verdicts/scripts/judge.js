/* Lets mermaid judge one diagram: archplanJudge(source) begins, archplanVerdict is its verdict as JSON once there is one. */
(function (global) {
  "use strict";
  const mermaid = global.mermaid;
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme: "null" });

  function refuse(message) { throw new Error(message); }

  /* Nodes below themselves, and edges and notes of nodes that there are none of. */
  function graph({ nodes, edges }) {
    const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
    for (const node of nodes) {
      const above = new Set();
      for (let id = node.parentId; id && !above.has(id); id = parents.get(id)) {
        above.add(id);
        if (id === node.id) refuse(`'${id}' stands inside itself: it is a group and a node within it`);
      }
      if (!node.shape && !node.isGroup) refuse(`'${node.id}' is not defined`);
    }
    for (const { start, end } of edges) {
      for (const id of [start, end]) if (!parents.has(id)) refuse(`'${id}' is not defined`);
    }
  }

  /* Links that lead back to where they begin. */
  function acyclic({ links }) {
    const targets = new Map();
    for (const { source, target } of links) targets.set(source, [...(targets.get(source) || []), target]);
    for (const start of targets.keys()) {
      const seen = new Set();
      const next = [...targets.get(start)];
      while (next.length) {
        const at = next.pop();
        if (at === start) refuse(`the flow from '${start}' leads back to it`);
        if (!seen.has(at)) { seen.add(at); next.push(...(targets.get(at) || [])); }
      }
    }
  }

  /* What mermaid finds out only when it draws, asked of the data that it draws from. */
  const drawn = {
    gantt(db) { db.getTasks(); },
    c4(db) {
      for (const { from, to } of db.getRels()) {
        for (const id of [from, to]) if (!db.getC4Shape(id)) refuse(`'${id}' is not defined`);
      }
    },
    sankey(db) { acyclic(db.getGraph()); },
    xychart(db) { if (!db.getXYChartData().plots.length) refuse("there is neither a bar nor a line"); },
  };
  for (const family of ["flowchart-v2", "stateDiagram", "classDiagram", "class", "er", "requirement"]) {
    drawn[family] = (db) => graph(db.getData());
  }

  /* mermaid.parse() also applies what a source configures, and keeps the diagram to itself. */
  const configures = /^\s*---|%%\s*\{/;

  async function judge(source) {
    const api = mermaid.mermaidAPI;
    api.reset();
    if (configures.test(source)) await mermaid.parse(source);
    const { type, db } = await api.getDiagramFromText(source);
    if (drawn[type]) drawn[type](db);
    return { family: type };
  }

  function told(error) {
    const { hash = null, mark = null } = error || {};
    return {
      message: String((error && error.message) || error),
      at: (hash && hash.loc) || null,
      token: (hash && hash.token) || null,
      line: mark ? mark.line : null,
      name: String((error && error.name) || ""),
    };
  }

  global.archplanJudge = (source) => {
    global.archplanVerdict = "";
    judge(source).catch((error) => ({ error: told(error) }))
      .then((verdict) => { global.archplanVerdict = JSON.stringify(verdict); });
  };
})(globalThis);
