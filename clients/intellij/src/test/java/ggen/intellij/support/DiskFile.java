package ggen.intellij.support;

import com.intellij.openapi.vfs.VirtualFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on disk as the platform shows it. */
public final class DiskFile extends VirtualFile {
  private final Path path;

  public DiskFile(Path path) {
    this.path = path;
  }

  @Override
  public String getName() {
    return path.getFileName() == null ? "" : path.getFileName().toString();
  }

  @Override
  public VirtualFile getParent() {
    return path.getParent() == null ? null : new DiskFile(path.getParent());
  }

  @Override
  public boolean isDirectory() {
    return Files.isDirectory(path);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public VirtualFile findChild(String name) {
    Path child = path.resolve(name);
    return Files.exists(child) ? new DiskFile(child) : null;
  }

  @Override
  public Path toNioPath() {
    return path;
  }
}
