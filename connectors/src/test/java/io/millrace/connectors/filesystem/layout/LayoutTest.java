package io.millrace.connectors.filesystem.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.error.MillraceException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutTest {

  @Test
  void pathsAreResolved() {
    for (Map.Entry<String, String> path :
        Map.of(
                "a", "/f/a",
                "./a/", "/f/a",
                "../x/a", "/x/a",
                "/a/b", "/a/b",
                "file:///a/b/", "/a/b",
                "file:/a", "/a",
                "a=1/b", "/f/a=1/b")
            .entrySet()) {
      assertEquals(path.getValue(), TablePath.resolve(path.getKey(), "/f"));
    }
    assertThrows(MillraceException.class, () -> TablePath.resolve("s3://bucket/x", "/f"));
  }

  @Test
  void partitionFoldersAreReadBack() {
    for (String value :
        List.of("x", "a/b", "a=b", "ä", "50%", "..", ".", "2020-01-01 10:00:00", " ")) {
      String folder = PartitionFolders.folder("k", value);
      assertEquals(Map.of("k", value), PartitionFolders.values(folder + "/file"), folder);
      assertEquals(-1, folder.indexOf('/'));
    }
    assertEquals("k=a%2Fb", PartitionFolders.folder("k", "a/b"));
    assertEquals(Map.of("a", "1", "b", "2"), PartitionFolders.values("a=1/x/b=2/c=3"));
  }
}
