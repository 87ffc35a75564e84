package org.rnn4j.datasets.motion;

import java.util.List;
import java.util.Locale;

/**
 * A page that plays stick figures, with all it needs in one file; the mouse turns them.
 *
 * @param prompts number of given frames of each clip
 */
record MotionPage(List<Clip> clips, List<Integer> prompts) {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Motion</title>
            <style>body{font:14px sans-serif;margin:1em}canvas{border:1px solid #ccc}</style></head><body>
            <p><button id="play">Pause</button> <input id="at" type="range" min="0" value="0" style="width:60%">
            <span id="time"></span> Drag to turn. Grey frames were given.</p>
            <canvas id="view" width="900" height="420"></canvas>
            <script>
            const clips = DATA;
            const view = document.getElementById('view'), at = document.getElementById('at'), pen = view.getContext('2d');
            let yaw = 0.5, playing = true, now = 0, last = null, held = null;
            const length = Math.max(...clips.map(c => c.frames.length * c.seconds));
            at.max = Math.round(length * 1000);
            let extent = 1e-6;
            for (const c of clips) for (const f of c.frames) for (let j = 0; j < f.length; j += 3)
              extent = Math.max(extent, Math.hypot(f[j] - f[0], f[j + 1] - f[1], f[j + 2] - f[2]));
            function draw() {
              pen.clearRect(0, 0, view.width, view.height);
              clips.forEach((c, i) => {
                const t = Math.min(c.frames.length - 1, Math.round(now / c.seconds)), f = c.frames[t];
                const x = view.width * (i + 0.5) / clips.length, y = view.height / 2;
                const scale = 0.48 * Math.min(view.height, view.width / clips.length) / extent;
                const px = j => x + scale * ((f[3*j] - f[0]) * Math.cos(yaw) - (f[3*j+2] - f[2]) * Math.sin(yaw));
                const py = j => y - scale * (f[3*j+1] - f[1]);
                pen.strokeStyle = t < c.prompt ? '#999' : '#1f77b4'; pen.lineWidth = 3; pen.beginPath();
                c.parents.forEach((p, j) => { if (p >= 0) { pen.moveTo(px(p), py(p)); pen.lineTo(px(j), py(j)); } });
                pen.stroke();
              });
              at.value = now * 1000;
              document.getElementById('time').textContent = now.toFixed(1) + ' s';
            }
            function tick(ms) {
              if (playing && last !== null) now = (now + (ms - last) / 1000) % length;
              last = ms; draw(); requestAnimationFrame(tick);
            }
            document.getElementById('play').onclick = e => { playing = !playing; e.target.textContent = playing ? 'Pause' : 'Play'; };
            at.oninput = () => { now = at.value / 1000; };
            view.onmousedown = e => { held = e.clientX; };
            window.onmouseup = () => { held = null; };
            view.onmousemove = e => { if (held !== null) { yaw += (e.clientX - held) / 100; held = e.clientX; } };
            requestAnimationFrame(tick);
            </script></body></html>
            """;

    String html() {
        StringBuilder data = new StringBuilder("[");
        for (int i = 0; i < clips.size(); i++) {
            Clip clip = clips.get(i);
            data.append(i == 0 ? "" : ",").append("{prompt:").append(prompts.get(i));
            data.append(",seconds:").append(clip.frameSeconds()).append(",parents:[");
            for (int j = 0; j < clip.skeleton().joints().size(); j++) {
                data.append(j == 0 ? "" : ",")
                        .append(clip.skeleton().joints().get(j).parent());
            }
            data.append("],frames:[");
            double[][][] places = Kinematics.places(clip);
            for (int t = 0; t < places.length; t++) {
                data.append(t == 0 ? "[" : ",\n[");
                for (int j = 0; j < places[t].length; j++) {
                    data.append(j == 0 ? "" : ",");
                    data.append(String.format(
                            Locale.ROOT, "%.1f,%.1f,%.1f", places[t][j][0], places[t][j][1], places[t][j][2]));
                }
                data.append("]");
            }
            data.append("]}");
        }
        return PAGE.replace("DATA", data.append("]"));
    }
}
