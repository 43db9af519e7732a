package gitrev

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// read calls visit with the content of each file, in order, by one run of git cat-file.
func (r *Repository) read(files []file, visit func(file, io.Reader)) error {
	var stderr bytes.Buffer
	c := r.command("cat-file", "--batch")
	c.Stderr = &stderr
	in, err := c.StdinPipe()
	if err != nil {
		return err
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	go func() {
		defer in.Close()
		for _, f := range files {
			if _, err := io.WriteString(in, f.object+"\n"); err != nil {
				return
			}
		}
	}()
	err = readBatch(bufio.NewReaderSize(out, 1<<16), files, visit)
	if err != nil {
		_ = c.Process.Kill()
	}
	if end := c.Wait(); err == nil && end != nil {
		err = gitError(end, stderr.String())
	}
	return err
}

// readBatch reads what git cat-file --batch writes about the files.
func readBatch(out *bufio.Reader, files []file, visit func(file, io.Reader)) error {
	for _, f := range files {
		line, err := out.ReadString('\n')
		if err != nil {
			return fmt.Errorf("git cat-file ended at %s: %w", f.name, err)
		}
		var object, kind string
		var size int64
		if _, err := fmt.Sscan(line, &object, &kind, &size); err != nil || object != f.object || size != f.size {
			return fmt.Errorf("%s: git cat-file has no object %s", f.name, f.object)
		}
		content := io.LimitReader(out, size)
		visit(f, content)
		if _, err := io.Copy(io.Discard, content); err != nil {
			return err
		}
		if _, err := out.Discard(len("\n")); err != nil {
			return fmt.Errorf("git cat-file ended in %s: %w", f.name, err)
		}
	}
	return nil
}
